const neededMajor = 24;

// The first import of the program: an older Node stops here with words, instead of further on with a stack trace.
if (Number.parseInt(process.versions.node, 10) < neededMajor) {
  console.error(
    `answer-eval: this is Node ${process.versions.node}, and the program needs ${neededMajor} or later. ` +
      'Start it with npm start, npm test or npx answer-eval, which bring one along, or install it from https://nodejs.org.',
  );
  process.exit(1);
}

// Run by bounded-batch.test.ts in a process of its own, with little memory: `batch` over a fake evaluation.
import { runCli } from '../../src/cli/run-cli.ts';
import { parseConfig } from '../../src/config.ts';
import type { EvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import { createEvaluateBatch } from '../../src/workflows/evaluate-batch.ts';
import { aBank } from '../workflows/a-bank.ts';
import { fakeEvaluateAnswer } from '../workflows/fake-evaluate-answer.ts';
import { noStore } from './no-store.ts';

const { stdin, stdout, stderr } = process;
const bank = aBank();
// A new fake for each answer, because one records its calls and would grow with the batch.
const evaluateAnswer: EvaluateAnswer = (request) => fakeEvaluateAnswer(bank)(request);
const output = {
  print: (text: string) => void stdout.write(`${text}\n`),
  note: (text: string) => void stderr.write(`${text}\n`),
};
process.exitCode = await runCli(process.argv.slice(2), output, () => ({
  program: {
    openBank: async () => bank,
    openServices: async () => ({ bank, evaluateAnswer, evaluateBatch: createEvaluateBatch(evaluateAnswer) }),
    checkRubrics: async () => ({ problems: [], notes: [] }),
    openRubrics: async () => ({ bank, openEvaluate: async () => evaluateAnswer }),
    openRubricTest: () => async () => ({ lint: [], mutants: [], isSound: true }),
    ...noStore,
  },
  config: parseConfig({}),
  stdin,
  stdout,
  stderr,
  isTerminal: { stdin: false, stdout: false, stderr: false },
  ...output,
  untilStopped: async () => undefined,
}));
stderr.write(`${JSON.stringify({ maxRssKb: process.resourceUsage().maxRSS })}\n`);

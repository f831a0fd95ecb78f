import { CueSyntaxError, mendOperators, parseCue } from '../text/cue-pattern.ts';
import type { FieldProblem } from './describe-issue.ts';
import type { QuestionFile } from './rubric-schema.ts';

/** Find what is wrong with a question beyond the form of its fields: sums, ids used twice, cues that cannot be read. */
export function findContentProblems(question: QuestionFile): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const at = (path: readonly (string | number)[], message: string): void => void problems.push({ path, message });
  const sum = question.criteria.reduce((total, { points }) => total + points, 0);
  if (sum !== question.points) at(['points'], `is ${question.points}, but the criteria add up to ${sum}`);
  for (const [name, group] of Object.entries(question.vocabulary)) {
    const problem = groupProblem(group);
    if (problem) at(['vocabulary', name], problem);
  }
  const seen = new Set<string>();
  for (const [index, criterion] of question.criteria.entries()) {
    if (seen.has(criterion.id)) at(['criteria', index, 'id'], `"${criterion.id}" is used twice`);
    seen.add(criterion.id);
    for (const field of ['cues', 'opposes'] as const) {
      for (const [position, cue] of criterion[field].entries()) {
        const problem = cueProblem(typeof cue === 'string' ? cue : cue.say, question.vocabulary);
        if (problem) at(['criteria', index, field, position], problem);
      }
    }
  }
  return problems;
}

function groupProblem(group: string): string | undefined {
  const mended = mendOperators(group);
  if (/ [+&] /.test(mended))
    return 'a vocabulary group lists words, with "|" between them; "+" and "&" belong in a cue';
  return mended === group ? undefined : `"${group}" would never be found; write "${mended}"`;
}

function cueProblem(cue: string, vocabulary: Readonly<Record<string, string>>): string | undefined {
  try {
    parseCue(cue, vocabulary);
    return undefined;
  } catch (error) {
    if (error instanceof CueSyntaxError) return error.message;
    throw error;
  }
}

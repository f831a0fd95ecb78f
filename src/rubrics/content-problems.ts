import { type CuePattern, CueSyntaxError, mendOperators, mostTermsOfCue, parseCue } from '../text/cue-pattern.ts';
import type { FieldProblem } from './describe-issue.ts';
import type { QuestionFile } from './rubric-schema.ts';

/** Terms of all cues of a question, with their groups written out: ten times those of the largest rubrics, and still read in a second. */
const mostTerms = 500_000;

/**
 * Find what is wrong with a question beyond the form of its fields: sums, ids used twice, cues that cannot be read or that are so many
 * that nobody could wait for them.
 */
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
  let terms = 0;
  for (const [index, criterion] of question.criteria.entries()) {
    if (seen.has(criterion.id)) at(['criteria', index, 'id'], `"${criterion.id}" is used twice`);
    seen.add(criterion.id);
    for (const field of ['cues', 'opposes'] as const) {
      for (const [position, cue] of criterion[field].entries()) {
        if (terms > mostTerms) continue;
        const read = readCue(typeof cue === 'string' ? cue : cue.say, question.vocabulary);
        if (read.problem !== undefined) at(['criteria', index, field, position], read.problem);
        terms += read.terms;
      }
    }
  }
  if (terms > mostTerms)
    at(['criteria'], `all cues together stand for more than ${mostTerms} words; use fewer cues or smaller groups`);
  return problems;
}

function groupProblem(group: string): string | undefined {
  const mended = mendOperators(group);
  if (/ [+&] /.test(mended))
    return 'a vocabulary group lists words, with "|" between them; "+" and "&" belong in a cue';
  return mended === group ? undefined : `"${group}" would never be found; write "${mended}"`;
}

/** What is wrong with a cue, and how many terms it stands for; one that cannot be read counts as the longest. */
function readCue(
  cue: string,
  vocabulary: Readonly<Record<string, string>>,
): { readonly problem?: string; readonly terms: number } {
  try {
    return { terms: countTerms(parseCue(cue, vocabulary)) };
  } catch (error) {
    if (error instanceof CueSyntaxError) return { problem: error.message, terms: mostTermsOfCue };
    throw error;
  }
}

function countTerms({ units }: CuePattern): number {
  const elements = units.flatMap(({ sequences }) => sequences.flatMap((sequence) => sequence.elements));
  return elements.reduce((sum, { terms }) => sum + terms.length, 0);
}

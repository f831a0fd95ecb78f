/** The service's English sentences that the page can say in its own language, with what they name. */
const KNOWN = [
  ['problem.field.empty', /^(must not be empty|is missing|is empty)/],
  ['problem.field.positive', /^must be above 0/],
  ['problem.field.half', /^must be a whole or half number/],
  ['problem.field.weight', /^must be between -4 and 4/],
  ['problem.field.noCue', /^a criterion needs at least one cue/],
  ['problem.field.noCriterion', /^a rubric needs at least one criterion/],
  ['problem.field.sum', /^is (?<points>[\d.]+), but the criteria add up to (?<sum>[\d.]+)/],
  ['problem.field.never', /would never be found; write "(?<mended>.*)"$/s],
  ['problem.field.emptyPlace', /has an empty place/],
  ['problem.field.unknownGroup', /uses @(?<name>.*), which is not in the vocabulary/s],
  ['problem.field.circle', /^vocabulary group @(?<name>.*) refers to itself/s],
  ['problem.field.groupSigns', /^a vocabulary group lists words/],
  ['problem.field.twice', /is used twice$/],
] as const satisfies readonly (readonly [string, RegExp])[];

type ProblemKey = (typeof KNOWN)[number][0];

/** Each is '' where the sentence names none. */
type Named = { readonly points: string; readonly sum: string; readonly mended: string; readonly name: string };

/**
 * Find the words for what is wrong with a field.
 *
 * @returns a text of the catalogue with its values, or undefined if it has none: the service's own words have to do
 */
export function problemWords(message: string): [ProblemKey, Named] | undefined {
  for (const [key, pattern] of KNOWN) {
    const found = pattern.exec(message);
    if (found === null) continue;
    const { points = '', sum = '', mended = '', name = '' } = found.groups ?? {};
    return [key, { points, sum, mended, name }];
  }
  return undefined;
}

import type { Criterion } from '../../domain/criterion.ts';
import { normalise } from '../../text/normalise.ts';
import { tokenise } from '../../text/tokens.ts';

/** So many Han characters or words in a row are a copy: shorter runs are turns of phrase that a reason may share with its criterion. */
const copiedRun = 12;

/**
 * Does a reason give away the rubric? Candidates read reasons, and are to say the missing point in their own words. What the answer
 * says itself gives nothing away.
 */
export function tellsRubric(
  reason: string,
  { covered, partial, modelAnswer }: Pick<Criterion, 'covered' | 'partial' | 'modelAnswer'>,
  answer: string,
): boolean {
  const words = wordsOf(reason);
  const sources = [covered, partial, modelAnswer].map(keyOf);
  const said = keyOf(answer);
  for (let first = 0; first + copiedRun <= words.length; first++) {
    const run = toKey(words.slice(first, first + copiedRun));
    if (sources.some((source) => source.includes(run)) && !said.includes(run)) return true;
  }
  return false;
}

const wordsOf = (text: string): readonly string[] => tokenise(normalise(text).text).map(({ text: word }) => word);

/** With a space around every word, so that none is found within another. */
const toKey = (words: readonly string[]): string => ` ${words.join(' ')} `;

const keyOf = (text: string): string => toKey(wordsOf(text));

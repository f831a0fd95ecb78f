import { extractJson, isRecord } from '../../text/extract-json.ts';
import { findRepeatedKeys } from './find-repeated-keys.ts';
import type { ReplyProblem } from './reply-problem.ts';

/** What a reply holds about one criterion, unchecked. */
export type ReplyEntry = {
  /** As the reply has it; empty where it names none. */
  readonly id: string;
  readonly value: unknown;
  /** Whether a field stands in it more than once, so that only one of the two can be seen. */
  readonly hasRepeatedField: boolean;
};

/** Reply, criteria, entry: nothing deeper has keys that mean anything. */
const depthOfFields = 3;

/**
 * List what a reply holds about criteria: values keyed by criterion, as judges are asked for, or a list of entries that name theirs,
 * as models write that nobody holds to a schema.
 *
 * @returns the entries, two of one id where the reply has two; or why there are none.
 */
export function listEntries(text: string): readonly ReplyEntry[] | ReplyProblem {
  const objects = extractJson(text);
  if (objects.length === 0) return 'no-json';
  const results = objects.filter(({ value: { criteria } }) => typeof criteria === 'object' && criteria !== null);
  const [result, another] = results;
  if (result === undefined) return 'no-criteria';
  const repeated = findRepeatedKeys(result.text, depthOfFields).filter(([key]) => key === 'criteria');
  if (another !== undefined || repeated.some(({ length }) => length === 1)) return 'several-results';
  const isRepeated = (at: string | number) => repeated.some(([, key, field]) => key === at && field !== undefined);
  const { criteria } = result.value;
  if (Array.isArray(criteria)) {
    return criteria.map((value: unknown, index) => ({
      id: nameIn(value) ?? '',
      value,
      hasRepeatedField: isRepeated(index),
    }));
  }
  const keyed = Object.entries(criteria ?? {}).map(([id, value]) => ({ id, value, hasRepeatedField: isRepeated(id) }));
  const seconds = keyed.filter(({ id }) => repeated.some(([, key, field]) => key === id && field === undefined));
  return [...keyed, ...seconds];
}

/** The criterion that an entry names itself, if it does. */
export function nameIn(entry: unknown): string | undefined {
  return isRecord(entry) && typeof entry.id === 'string' ? entry.id : undefined;
}

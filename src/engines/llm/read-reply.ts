import type { Rubric } from '../../domain/question-bank.ts';
import { isRecord } from '../../text/extract-json.ts';
import { listEntries, nameIn, type ReplyEntry } from './list-entries.ts';
import type { ReplyProblem } from './reply-problem.ts';
import { type Judgement, judgementSchema } from './reply-schema.ts';

/** What can be used of a reply, and what is wrong with the rest. */
export type ReplyReading = {
  /** By criterion of the rubric; only complete ones. */
  readonly judgements: ReadonlyMap<string, Judgement>;
  /** Why a criterion of the rubric has no judgement. */
  readonly problems: ReadonlyMap<string, ReplyProblem>;
  /** Entries about criteria that the rubric does not have. They count for nothing. */
  readonly strangers: number;
};

/** In UTF-16 code units. Several times what a judge needs for the largest rubric; beyond it something runs on and on. */
const longestReply = 100_000;

/**
 * Read the reply of a judge. Never guesses: a verdict in other words, a criterion or a field given twice, or two results in one reply
 * are problems. Fields that nobody asked for are dropped, points among them.
 */
export function readReply(text: string, rubric: Rubric): ReplyReading {
  const entries = findEntries(text);
  if (typeof entries === 'string') return allWrong(rubric, entries);
  const judgements = new Map<string, Judgement>();
  const problems = new Map<string, ReplyProblem>();
  for (const { id } of rubric.criteria) {
    const read = readEntry(entries.filter((entry) => entry.id === id));
    if (typeof read === 'string') problems.set(id, read);
    else judgements.set(id, read);
  }
  const known = new Set(rubric.criteria.map(({ id }) => id));
  return { judgements, problems, strangers: entries.filter(({ id }) => !known.has(id)).length };
}

function findEntries(text: string): readonly ReplyEntry[] | ReplyProblem {
  if (text.trim() === '') return 'empty';
  return text.length > longestReply ? 'too-long' : listEntries(text);
}

function allWrong({ criteria }: Rubric, problem: ReplyProblem): ReplyReading {
  return { judgements: new Map(), problems: new Map(criteria.map(({ id }) => [id, problem])), strangers: 0 };
}

/** @param entries those about one criterion. */
function readEntry([entry, second]: readonly ReplyEntry[]): Judgement | ReplyProblem {
  if (entry === undefined) return 'absent';
  if (second !== undefined) return 'twice';
  if (!isRecord(entry.value)) return 'no-object';
  if (entry.hasRepeatedField) return 'field-twice';
  if ((nameIn(entry.value) ?? entry.id) !== entry.id) return 'other-id';
  const parsed = judgementSchema.safeParse(entry.value);
  return parsed.success ? parsed.data : problemOf(parsed.error.issues);
}

function problemOf(issues: readonly { readonly path: readonly PropertyKey[] }[]): ReplyProblem {
  const field = issues[0]?.path[0];
  if (field === 'quotes') return 'quotes-wrong';
  return field === 'reason' ? 'reason-wrong' : 'verdict-wrong';
}

import type { Rubric } from '../../domain/question-bank.ts';
import { extractJson } from './extract-json.ts';
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
 * Read the reply of a judge. Never guesses: a verdict in other words, a criterion given twice or two results in one reply are
 * problems. Fields that nobody asked for are dropped, points among them.
 */
export function readReply(text: string, rubric: Rubric): ReplyReading {
  const entries = findEntries(text);
  if (typeof entries === 'string') return allWrong(rubric, entries);
  const judgements = new Map<string, Judgement>();
  const problems = new Map<string, ReplyProblem>();
  for (const { id } of rubric.criteria) {
    const [entry, second] = entries.filter((it) => idOf(it) === id);
    if (entry === undefined) problems.set(id, 'absent');
    else if (second !== undefined) problems.set(id, 'twice');
    else {
      const parsed = judgementSchema.safeParse(entry);
      if (parsed.success) judgements.set(id, parsed.data);
      else problems.set(id, problemOf(parsed.error.issues));
    }
  }
  const known = new Set(rubric.criteria.map(({ id }) => id));
  return { judgements, problems, strangers: entries.filter((it) => !known.has(idOf(it))).length };
}

function findEntries(text: string): readonly unknown[] | ReplyProblem {
  if (text.trim() === '') return 'empty';
  if (text.length > longestReply) return 'too-long';
  const objects = extractJson(text);
  if (objects.length === 0) return 'no-json';
  const [result, another] = objects.flatMap(({ criteria }) => (Array.isArray(criteria) ? [criteria] : []));
  if (result === undefined) return 'no-criteria';
  return another === undefined ? result : 'several-results';
}

function allWrong({ criteria }: Rubric, problem: ReplyProblem): ReplyReading {
  return { judgements: new Map(), problems: new Map(criteria.map(({ id }) => [id, problem])), strangers: 0 };
}

function idOf(entry: unknown): string {
  const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
  return typeof id === 'string' ? id : '';
}

function problemOf(issues: readonly { readonly path: readonly PropertyKey[] }[]): ReplyProblem {
  const field = issues[0]?.path[0];
  if (field === 'quotes') return 'quotes-wrong';
  return field === 'reason' ? 'reason-wrong' : 'verdict-wrong';
}

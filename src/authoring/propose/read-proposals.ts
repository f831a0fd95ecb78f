import type { QuestionContent } from '../../domain/rubric-draft.ts';
import { extractJson, isRecord } from '../../text/extract-json.ts';
import { entrySchema, type ProposalEntry } from './proposals-schema.ts';
import type { JudgedItem, ProposedItem } from './proposed-item.ts';
import { readItems } from './read-items.ts';
import type { ReplyProblem } from './reply-problem.ts';

/** What can be used of the replies to one question, and what is wrong with the rest. */
export type ProposalsReading = {
  /** In the order of the rubric, and within a criterion in the model's: cues, opposing cues, paraphrases, counter-examples. */
  readonly items: readonly ProposedItem[];
  /** Items of the wrong form or too many, and entries about criteria that the rubric does not have. */
  readonly refused: readonly JudgedItem[];
  /** What is wrong with the last reply as a whole, or with what it has for a criterion; empty if nothing is. */
  readonly problems: ReadonlyMap<string | undefined, ReplyProblem>;
  /** Whether there is an entry that can be read at all. */
  readonly hasEntry: boolean;
};

type Entries = ReadonlyMap<string, readonly unknown[]>;

/** In UTF-16 code units. Several times what the largest rubric needs; beyond it something runs on and on. */
const longestReply = 200_000;

/**
 * Read what a model proposed at first and after it was asked again: of each criterion the last entry that can be read counts. Never
 * guesses: an entry that stands twice or lacks a list is a problem, and an item of the wrong form is told by itself.
 *
 * @param replies texts, in the order in which they came.
 */
export function readProposals(
  replies: readonly string[],
  { criteria }: Pick<QuestionContent, 'criteria'>,
): ProposalsReading {
  const usable = new Map<string, ProposalEntry>();
  let problems = new Map<string | undefined, ReplyProblem>();
  let strangers: JudgedItem[] = [];
  for (const text of replies) {
    problems = new Map();
    const entries = findEntries(text);
    if (typeof entries === 'string') {
      problems.set(undefined, entries);
      continue;
    }
    for (const { id } of criteria) {
      const entry = readEntry(entries.get(id) ?? []);
      if (typeof entry === 'string') problems.set(id, entry);
      else usable.set(id, entry);
    }
    const known = new Set(criteria.map(({ id }) => id));
    strangers = [...entries].flatMap(([id, values]) => (known.has(id) ? [] : listStrangers(id, values)));
  }
  const read = criteria.map(({ id }) => ({ id, ...readItems(id, usable.get(id)) }));
  for (const { id, refused } of read) {
    if (refused.some(({ failedCheck }) => failedCheck === 'malformed') && !problems.has(undefined)) {
      problems.set(id, problems.get(id) ?? 'items-wrong');
    }
  }
  const refused = [...read.flatMap((it) => it.refused), ...strangers];
  return { items: read.flatMap(({ items }) => items), refused, problems, hasEntry: usable.size > 0 };
}

/** Values by criterion: keyed as models are asked to, or a list of entries that name theirs, as models write that no schema holds. */
function findEntries(text: string): Entries | ReplyProblem {
  if (text.trim() === '') return 'empty';
  if (text.length > longestReply) return 'too-long';
  const objects = extractJson(text);
  if (objects.length === 0) return 'no-json';
  const [result, another] = objects.filter(({ value: { criteria } }) => typeof criteria === 'object' && criteria);
  if (result === undefined) return 'no-criteria';
  if (another !== undefined) return 'several-results';
  const { criteria } = result.value;
  const listed = Array.isArray(criteria)
    ? criteria.map((value: unknown) => [isRecord(value) ? String(value.id ?? '') : '', value] as const)
    : Object.entries(criteria ?? {});
  const entries = new Map<string, unknown[]>();
  for (const [id, value] of listed) entries.set(id, [...(entries.get(id) ?? []), value]);
  return entries;
}

/** @param values those about one criterion. */
function readEntry([value, second]: readonly unknown[]): ProposalEntry | ReplyProblem {
  if (value === undefined) return 'absent';
  if (second !== undefined) return 'twice';
  const parsed = entrySchema.safeParse(value);
  return parsed.success ? parsed.data : 'fields-wrong';
}

/** Show what was proposed for a criterion that is not there, as far as it can be read. */
function listStrangers(criterionId: string, values: readonly unknown[]): JudgedItem[] {
  const entry = readEntry(values);
  if (typeof entry === 'string') return [];
  const { items } = readItems(criterionId, entry);
  return items.map(({ kind, text }) => ({ criterionId, kind, text, failedCheck: 'unknown-criterion' }));
}

import type { QuestionContent } from '../../domain/rubric-draft.ts';
import { maskPersonalData } from '../../text/personal-data/mask.ts';
import { RubricCues } from '../lint/rubric-cues.ts';
import { joinCues } from '../propose/join-cues.ts';
import { judgeCues } from '../propose/judge-cues.ts';
import { orderCues } from '../propose/order-cues.ts';
import type { ProposedItem } from '../propose/proposed-item.ts';
import { findSharedCues, leastQuotes } from './find-shared-cues.ts';

/** What people found in answers that a rubric did not. */
export type MissedWords = {
  readonly criterionId: string;
  /** 2 where people say that the words cover the criterion, 1 where they say half of it. */
  readonly weight: 1 | 2;
  /** Words of different answers, as reviewers marked them. */
  readonly quotes: readonly string[];
  /** Whole answers in which people did not find the criterion. */
  readonly negatives: readonly string[];
};

export type AddedCues = {
  readonly content: QuestionContent;
  /** Cues that were added, as they are written. */
  readonly cues: readonly string[];
  /**
   * The same search without one quote each time: in how many of those left out its cues are found. It tells how the cues will do on
   * answers that they were not made from.
   */
  readonly heldOut: { readonly found: number; readonly of: number };
};

/** A rubric that grows by more than this at once is not read any more. */
const mostCues = 3;

/** More quotes make the search longer, not better. */
const mostQuotes = 30;

/**
 * Add cues to a criterion for what several quotes have in common and the rubric lacks. A cue must be found in two quotes at least, in no
 * answer in which people did not find the criterion (but where it is denied, which is the engine's business), and neither in the
 * question nor in another criterion's model answer; lint must have nothing against it. No personal data gets into a cue.
 *
 * @param others the bank's other questions
 * @returns the content as it is where nothing is good enough.
 */
export function addSharedCues(
  content: QuestionContent,
  missed: MissedWords,
  others: readonly QuestionContent[],
): AddedCues {
  const quotes = [...new Set(missed.quotes.map(withoutPersonalData))].slice(0, mostQuotes);
  const chosen = chooseCues(content, { ...missed, quotes });
  const { joined, added } = joinSome(content, chosen, others);
  const found = quotes.filter((quote, index) => {
    const rest = chooseCues(content, { ...missed, quotes: quotes.toSpliced(index, 1) });
    return isFoundBy(content, missed.criterionId, rest.slice(0, mostCues), quote);
  });
  return { content: joined, cues: added.map(({ text }) => text), heldOut: { found: found.length, of: quotes.length } };
}

/** A placeholder becomes a full stop: no cue reaches across it. */
function withoutPersonalData(quote: string): string {
  return maskPersonalData(quote).text.replace(/〔[^〕]*〕/g, '。');
}

function joinSome(content: QuestionContent, items: readonly ProposedItem[], others: readonly QuestionContent[]) {
  let joined = content;
  const added: ProposedItem[] = [];
  for (const item of items) {
    if (added.length === mostCues) break;
    const result = finish(joinCues(joined, [item], others));
    if (result.refused.length > 0) continue;
    joined = result.content;
    added.push(item);
  }
  return { joined, added };
}

function finish<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Those that pass, each finding a quote that none before it finds. */
function chooseCues(content: QuestionContent, missed: MissedWords): readonly ProposedItem[] {
  const { criterionId, weight, quotes, negatives } = missed;
  const toItem =
    (kind: ProposedItem['kind']) =>
    (text: string): ProposedItem => ({ criterionId, kind, text, weight });
  const paraphrases = quotes.map(toItem('paraphrase'));
  const proposed = findSharedCues(content, { criterionId, weight }, quotes);
  const { candidates } = judgeCues(content, [...proposed, ...paraphrases, ...negatives.map(toItem('counter-example'))]);
  const shared = candidates.filter(({ finds }) => finds.length >= leastQuotes);
  const open = new Set(paraphrases);
  return orderCues(shared, paraphrases).filter((item) => {
    const finds = shared.find((candidate) => candidate.item === item)?.finds ?? [];
    const isNew = finds.some((paraphrase) => open.has(paraphrase));
    for (const paraphrase of finds) open.delete(paraphrase);
    return isNew;
  });
}

function isFoundBy(
  content: QuestionContent,
  criterionId: string,
  items: readonly ProposedItem[],
  quote: string,
): boolean {
  if (items.length === 0) return false;
  const cues = items.map(({ text, weight }) => ({ say: text, weight }));
  const criteria = content.criteria.map((it) => ({ ...it, opposes: [], cues: it.id === criterionId ? cues : [] }));
  return new RubricCues({ ...content, criteria }).findIn(quote).size > 0;
}

import type { QuestionContent } from '../../domain/rubric-draft.ts';
import { maskPersonalData } from '../../text/personal-data/mask.ts';
import { joinCues } from '../propose/join-cues.ts';
import { type CueCandidate, judgeCues } from '../propose/judge-cues.ts';
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
const mostCues = 6;

/** More quotes make the search longer, not better. */
const mostQuotes = 30;

/** So many answers show what else the words may mean; more make the search longer. */
const mostNegatives = 200;

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
  const { candidates, paraphrases } = findCandidates(content, { ...missed, quotes });
  const isSound = createIsSound(content, others);
  const { joined, added } = joinSome(content, chooseCues(candidates, paraphrases).filter(isSound), others);
  const found = paraphrases.filter((quote) => {
    const rest = paraphrases.filter((it) => it !== quote);
    const chosen = chooseCues(candidates, rest).filter(isSound).slice(0, mostCues);
    return candidates.some(({ item, finds }) => chosen.includes(item) && finds.includes(quote));
  });
  return { content: joined, cues: added.map(({ text }) => text), heldOut: { found: found.length, of: quotes.length } };
}

/** A placeholder becomes a full stop: no cue reaches across it. */
function withoutPersonalData(quote: string): string {
  return maskPersonalData(quote).text.replace(/〔[^〕]*〕/g, '。');
}

/** Prepare to say whether lint has nothing against a cue; the same cue comes up again for nearly every quote left out. */
function createIsSound(content: QuestionContent, others: readonly QuestionContent[]): (item: ProposedItem) => boolean {
  const known = new Map<string, boolean>();
  return (item) => {
    const isSound = known.get(item.text) ?? finish(joinCues(content, [item], others)).refused.length === 0;
    known.set(item.text, isSound);
    return isSound;
  };
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

/** What passes every check but lint, with the quotes that it is found in. */
function findCandidates(content: QuestionContent, { criterionId, weight, quotes, negatives }: MissedWords) {
  const toItem =
    (kind: ProposedItem['kind']) =>
    (text: string): ProposedItem => ({ criterionId, kind, text, weight });
  const paraphrases = quotes.map(toItem('paraphrase'));
  const counterExamples = negatives.slice(0, mostNegatives).map(toItem('counter-example'));
  const proposed = findSharedCues(content, { criterionId, weight }, quotes);
  const { candidates } = judgeCues(content, [...proposed, ...paraphrases, ...counterExamples]);
  return { candidates, paraphrases };
}

/**
 * Choose cues that are found in two of some quotes at least, each in one that none before it finds. Nothing but these quotes decides: where
 * cues are equal, pairs come before single words, and longer ones, which say more, before shorter ones.
 */
function chooseCues(
  candidates: readonly CueCandidate[],
  paraphrases: readonly ProposedItem[],
): readonly ProposedItem[] {
  const usable = candidates
    .map(({ item, finds }) => ({ item, finds: finds.filter((it) => paraphrases.includes(it)) }))
    .filter(({ finds }) => finds.length >= leastQuotes)
    .sort(compareCues);
  const findsOf = new Map(usable.map(({ item, finds }) => [item, finds]));
  const open = new Set(paraphrases);
  return orderCues(usable, paraphrases).filter((item) => {
    const finds = findsOf.get(item) ?? [];
    const isNew = finds.some((paraphrase) => open.has(paraphrase));
    for (const paraphrase of finds) open.delete(paraphrase);
    return isNew;
  });
}

function compareCues({ item: { text: a } }: CueCandidate, { item: { text: b } }: CueCandidate): number {
  const isPair = (text: string): number => (text.includes(' .. ') ? 1 : 0);
  return isPair(b) - isPair(a) || b.length - a.length || (a < b ? -1 : 1);
}

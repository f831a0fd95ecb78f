import type { Span } from '../../domain/evidence.ts';
import type { Lexicon } from '../../text/lexicon.ts';
import type { AnalysedText, ClauseTokens } from './rubric-features.ts';
import { columnOf, type Window, type WindowScorer } from './window-scorer.ts';

const mostWords = 4;
/** Log odds that a word must add to be named. */
const smallestContribution = 0.3;

/** Words that carry no meaning by themselves: naming them would explain nothing. */
const functionWords = new Set(
  '我 你 您 他 她 它 我们 你们 他们 咱 咱们 自己 客户 客人 人家 大家 这 那 这个 那个 这样 那样 一个 一下 一些 什么 怎么 就是 就 也 还 再 又 都 才 先 会 要 能 可以 可能 应该 必须 是 有 没有 不 别 的 了 着 过 地 得 把 被 让 给 跟 和 与 对 向 从 在 到 上 下 里 中 个 一 说 做 去 来 吧 呢 吗 嘛 啊 因为 所以 如果 但是 但 而且 然后 接着 之后 以后 时候 the a an to of and or in on at i we you he she they it my our your his her their is are was be will would i’d with for that this them him'.split(
    ' ',
  ),
);

type WeighedWord = Span & { readonly weight: number };

/** What the characters of a window add to a column. */
type WeighedWindow = {
  readonly start: number;
  /** In log odds, by the distance from `start`. */
  readonly added: readonly number[];
};

/**
 * Name the words of windows that speak most for the support of a criterion, as spans of the normalised text.
 *
 * What an n-gram or a cue adds is spread evenly over its tokens; a word adds what its tokens add; neighbours are named together,
 * single characters not at all: nobody could follow them.
 *
 * @param windows by criterion.
 * @returns by criterion, at most four a window, window by window in reading order.
 */
export function tellingWords(
  windows: readonly (readonly Window[])[],
  analysed: AnalysedText,
  scorer: WindowScorer,
  lexicon: Lexicon,
): Span[][] {
  const wordsOf = cutOnce(analysed, lexicon);
  return windows.map((ofCriterion, criterion) =>
    ofCriterion.flatMap((window) => {
      const weighed = weigh(window, columnOf(criterion, 'support'), analysed, scorer);
      return nameWords(window, weighed, wordsOf, analysed.tokenised);
    }),
  );
}

/** The words of a clause, in reading order. */
type WordsOf = (clause: number) => readonly Span[];

/** Cut clauses when their words are asked for, once each: criteria often name words of the same one. */
function cutOnce({ tokenised: { tokens }, clauseTokens, ngrams }: AnalysedText, lexicon: Lexicon): WordsOf {
  const cut: (readonly Span[] | undefined)[] = [];
  return (clause) => {
    const known = cut[clause];
    if (known) return known;
    const words: Span[] = [];
    const { first, last } = clauseTokens[clause] as ClauseTokens;
    lexicon.cut(ngrams, first, last, (from, to) => {
      words.push({ start: tokens.starts[from] as number, end: tokens.ends[to] as number });
    });
    cut[clause] = words.reverse();
    return words;
  };
}

function weigh(window: Window, column: number, analysed: AnalysedText, scorer: WindowScorer): WeighedWindow {
  const { clauses } = analysed.tokenised;
  const start = clauses[window.first]?.start as number;
  const end = clauses[window.last]?.end as number;
  return { start, added: contributionsByCharacter(window, { start, end }, column, analysed, scorer) };
}

function nameWords(
  { first, last }: Window,
  { start: from, added }: WeighedWindow,
  wordsOf: WordsOf,
  { text, clauses }: AnalysedText['tokenised'],
): Span[] {
  const telling: WeighedWord[] = [];
  for (let clause = first; clause <= last; clause++) {
    if (!mayTell(added, from, clauses[clause] as Span)) continue;
    for (const { start, end } of wordsOf(clause)) {
      const weight = sumOf(added, start - from, end - from);
      if (weight < smallestContribution || functionWords.has(text.slice(start, end))) continue;
      telling.push({ start, end, weight });
    }
  }
  const named = joinNeighbours(heaviest(telling));
  return named.filter((span) => span.end - span.start > 1).slice(0, mostWords);
}

/** Twice as many words as are named, because neighbours are named together; in reading order, as they are given. */
function heaviest(words: readonly WeighedWord[]): readonly WeighedWord[] {
  if (words.length <= 2 * mostWords) return words;
  const byWeight = words.toSorted((a, b) => b.weight - a.weight || a.start - b.start);
  return byWeight.slice(0, 2 * mostWords).sort((a, b) => a.start - b.start);
}

function contributionsByCharacter(
  window: Window,
  { start, end }: Span,
  column: number,
  analysed: AnalysedText,
  scorer: WindowScorer,
): number[] {
  const { tokens } = analysed.tokenised;
  const added = new Array<number>(end - start).fill(0);
  const spread = (weight: number, first: number, last: number): void => {
    const share = weight / (last - first + 1);
    for (let token = first; token <= last; token++) {
      const at = (tokens.starts[token] as number) - start;
      // A cue may begin or end in a token that is in no clause.
      if (at >= 0 && at < added.length) added[at] = (added[at] as number) + share;
    }
  };
  for (let clause = window.first; clause <= window.last; clause++) {
    scorer.forEachWeight(analysed, clause, column, spread);
  }
  for (const { cue, firstClause, lastClause, occurrences } of analysed.matches) {
    if (firstClause < window.first || lastClause > window.last) continue;
    const weight = scorer.weightOfCue(cue, column) / occurrences.length;
    for (const { first, last } of occurrences) spread(weight, first, last);
  }
  return added;
}

/** More than the rounding of a sum of weights: what adds this much less is told from what adds enough. */
const roundingTolerance = 1e-9;

/** Say whether some characters side by side add enough for a word to be named (Kadane's greatest sum of a run). */
function mayTell(added: readonly number[], from: number, { start, end }: Span): boolean {
  let most = 0;
  for (let index = start - from; index < end - from; index++) {
    most = Math.max(0, most + (added[index] as number));
    if (most >= smallestContribution - roundingTolerance) return true;
  }
  return false;
}

function sumOf(added: readonly number[], start: number, end: number): number {
  let sum = 0;
  for (let index = start; index < end; index++) sum += added[index] as number;
  return sum;
}

function joinNeighbours(words: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { start, end } of words) {
    const previous = joined.at(-1);
    if (previous && previous.end === start) joined[joined.length - 1] = { start: previous.start, end };
    else joined.push({ start, end });
  }
  return joined;
}

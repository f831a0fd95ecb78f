import type { Span } from '../../domain/evidence.ts';
import { stretchesOf, wordsIn } from '../../text/words.ts';
import type { AnalysedText } from './rubric-features.ts';
import type { Window, WindowScorer } from './window-scorer.ts';

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

/**
 * Name the words of a window that speak most for a column, as spans of the normalised text in reading order.
 *
 * What an n-gram or a cue adds is spread evenly over its tokens; a word adds what its tokens add; neighbours are named together,
 * single characters not at all: nobody could follow them.
 */
export function tellingWords(window: Window, column: number, analysed: AnalysedText, scorer: WindowScorer): Span[] {
  const { text, clauses } = analysed.tokenised;
  const start = clauses[window.first]?.start as number;
  const end = clauses[window.last]?.end as number;
  const added = contributionsByCharacter(window, column, analysed, scorer);
  const words: WeighedWord[] = [];
  const telling = stretchesOf(text, { start, end }).filter((stretch) => mayTell(added, stretch));
  for (const { text: word, ...span } of wordsIn(text, telling)) {
    const weight = sumOf(added, span);
    if (weight >= smallestContribution && !functionWords.has(word)) words.push({ ...span, weight });
  }
  words.sort((a, b) => b.weight - a.weight || a.start - b.start).splice(2 * mostWords);
  const named = joinNeighbours(words.sort((a, b) => a.start - b.start));
  return named.filter((span) => span.end - span.start > 1).slice(0, mostWords);
}

function contributionsByCharacter(
  window: Window,
  column: number,
  analysed: AnalysedText,
  scorer: WindowScorer,
): number[] {
  const { text, tokens } = analysed.tokenised;
  const added = new Array<number>(text.length).fill(0);
  const spread = (weight: number, first: number, last: number): void => {
    const share = weight / (last - first + 1);
    for (let token = first; token <= last; token++) {
      const at = tokens[token]?.start as number;
      added[at] = (added[at] as number) + share;
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

/** Say whether a stretch adds enough for one of its words to be named; the others need not be cut into words. */
function mayTell(added: readonly number[], { start, end }: Span): boolean {
  let most = 0;
  for (let index = start; index < end; index++) most += Math.max(0, added[index] as number);
  return most >= smallestContribution;
}

function sumOf(added: readonly number[], { start, end }: Span): number {
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

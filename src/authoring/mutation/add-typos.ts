import { tokenise } from '../../text/tokens.ts';

/** Characters that sound alike or nearly so and are mistaken for each other in typing, in groups. */
const soundsAlike =
  '的得地 在再 做作坐座 他她它 以已 那哪 即既及 帐账 象像向 园圆原 定订 需须 辩辨 复覆 决绝 竟竞 气汽 客克 护户 询寻训 是事 和合 到道 时实 经精 因音 问文 情请 理里 记计 接借 题提 明名 解姐 成程 员元 话化 办半 务物 公工 心新 进近 会汇 于与 应英 系细 部步 点典 行形 机鸡 常长 同通 服福 知之 方房 意义'.split(
    ' ',
  );
const alike: ReadonlyMap<string, string> = new Map(
  soundsAlike.flatMap((group) =>
    [...group].map((character, index, all) => [character, all[(index + 1) % all.length] ?? character]),
  ),
);

/** One token of so many is mistyped. */
const typoEvery = 12;
/** Shorter words than this have no inner letters to swap. */
const shortestSwap = 4;

/**
 * Mistype one of twelve tokens: a Chinese character becomes one that sounds alike, or changes places with its neighbour; of an English
 * word two inner letters change places.
 *
 * @param seed which of the twelve comes first.
 *
 * @example
 * addTypos('先查明原因', 2); // '先查名原因'
 */
export function addTypos(text: string, seed: number): string {
  const units = text.split('');
  const tokens = tokenise(text);
  for (let index = seed % typoEvery; index < tokens.length; index += typoEvery) {
    const token = tokens[index];
    if (!token) break;
    if (!token.isHan) swapInner(units, token.start, token.end);
    else {
      const mistaken = alike.get(token.text);
      const next = tokens[index + 1];
      if (mistaken !== undefined) units[token.start] = mistaken;
      else if (next?.isHan && next.start === token.end) swap(units, token.start, next.start);
    }
  }
  return units.join('');
}

function swapInner(units: string[], start: number, end: number): void {
  if (end - start >= shortestSwap) swap(units, start + 1, start + 2);
}

function swap(units: string[], first: number, second: number): void {
  const kept = units[first] ?? '';
  units[first] = units[second] ?? '';
  units[second] = kept;
}

import { takePoints } from './point-mark.ts';

const words =
  '(?:参考|參考|标准|標準|示范|推荐|模范)?(?:答案|回答|答题|评分|采分)(?:要点|思路|示例|范例|示范|参考)?|(?:参考|回答)要点|参考(?:解答|答复)|答|' +
  '(?:model|sample|suggested|expected|reference|ideal|good) ?answers?|answers?|ans|key points|what (?:we|to) (?:look|listen) for|A';
const brackets = '(?:\\s*[（([][^（）()[\\]]{1,14}[）)\\]])?';
const withColon = new RegExp(`^[【[]?(?:${words})[】\\]]?(${brackets})\\s*[:：]\\s*`, 'i');
const alone = new RegExp(
  `^(?:[【[](?:${words})[】\\]]|(?:参考|标准|示范)?答案(?:要点)?|答题要点|(?:model |sample |suggested )?answers?)(${brackets})$`,
  'i',
);

/** "Q: … A: …" on one line: a mark behind the end of the question. */
const inline = /[？?。.）)\s]\s*(?=(?:(?:参考|標準|标准)?答案|答|(?:Model |Sample |Suggested )?Answer|A)\s*[:：])/g;

type AnswerMark = { readonly rest: string; readonly points?: number };

/**
 * Read a line that begins a model answer: "答案：", "【参考答案】", "Model answer: …". Emphasis is off already.
 *
 * @returns what stands behind the mark, empty if nothing does, and the points in its brackets; undefined if the line is no mark
 */
export function readAnswerMark(text: string): AnswerMark | undefined {
  const match = withColon.exec(text) ?? alone.exec(text);
  if (!match) return undefined;
  const { text: left, points } = takePoints(match[1] ?? '');
  const rest = (left.trim() === '' ? '' : `${left.trim()} `) + text.slice(match[0].length);
  return points === undefined ? { rest } : { rest, points };
}

/** Find where a model answer begins behind the question on the same line; undefined if it does not. */
export function findInlineAnswer(text: string): number | undefined {
  for (const match of text.matchAll(inline)) {
    const at = match.index + match[0].length;
    if (at > 1 && readAnswerMark(text.slice(at))) return at;
  }
  return undefined;
}

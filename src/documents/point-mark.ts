/** "（4分）", "[2 points]": points in brackets. */
const bracketed =
  /\s*[（([【]\s*(?:本题|共|满分|计)?\s*([0-9０-９]{1,3}(?:[.．][5５])?)\s*(?:分|points?|pts?\.?|marks?)\s*[）)\]】]\s*/i;
/** "本题15分" without brackets. */
const bare = /\s*(?:本题|本小题|满分)\s*[:：]?\s*([0-9０-９]{1,3}(?:[.．][5５])?)\s*分[。.]?\s*$/;
const atStart = new RegExp(`^${bracketed.source}`, 'i');
const atEnd = new RegExp(`${bracketed.source}([。.；;！!？?：:，,]?)\\s*$`, 'i');

/**
 * Take points in brackets, or said to be those of the question, off the beginning or the end of a text.
 *
 * @returns the text without them, and the points: whole or half ones above 0, absent where none are stated
 *
 * @example
 * takePoints('安抚客户（4分）。'); // { text: '安抚客户。', points: 4 }
 */
export function takePoints(text: string): { readonly text: string; readonly points?: number } {
  const end = atEnd.exec(text);
  if (end) return withPoints(text, text.slice(0, end.index) + (end[2] ?? ''), end[1]);
  const plain = bare.exec(text);
  if (plain) return withPoints(text, text.slice(0, plain.index), plain[1]);
  const start = atStart.exec(text);
  return start ? withPoints(text, text.slice(start[0].length), start[1]) : { text };
}

function withPoints(whole: string, text: string, digits = ''): { readonly text: string; readonly points?: number } {
  const points = Number(digits.normalize('NFKC'));
  return points > 0 ? { text, points } : { text: whole };
}

import type { Span } from '../../domain/evidence.ts';

/** Fewer come with copying from a web page or a chat; this many are put there on purpose. */
const fewestInvisible = 3;

/** Zero-width, bidirectional, tag, filler and soft-hyphen characters; emoji joiners and selectors are taken out below. */
const invisible =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\u{e0100}-\u{e01ef}]/u;
const invisibleRun = new RegExp(`(?:${invisible.source})+`, 'gu');

/** Markup that a browser would not show: comments, and elements styled away or white. */
const hiddenMarkup =
  /<!--|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])|(?<!-)color\s*:\s*(?:white|#fff|transparent)|<[^<>]{0,80}\shidden[\s>]/i;
const styledTag = /<([a-z][a-z0-9]{0,15})\b([^<>]{0,300})>/gi;
const hidingStyle =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])|(?<!-)color\s*[:=]\s*["']?(?:white|#fff|transparent)|\bhidden\b/i;

/** What a text hides from its reader; spans index the text as submitted. */
export type HiddenText = { readonly isHiding: boolean; readonly spans: readonly Span[] };

/** Find characters and markup that a reader of the answer does not see. */
export function findHiddenText(original: string): HiddenText {
  const characters = invisible.test(original) ? findInvisible(original) : { isHiding: false, spans: [] };
  const markup = original.includes('<') && hiddenMarkup.test(original) ? findMarkup(original) : [];
  return { isHiding: characters.isHiding || markup.length > 0, spans: [...characters.spans, ...markup] };
}

function findInvisible(original: string): HiddenText {
  const spans: Span[] = [];
  let count = 0;
  for (const match of original.matchAll(invisibleRun)) {
    const characters = [...match[0]].length;
    const isEmojiJoiner = match[0] === '\u200d' && joinsEmoji(original.charCodeAt(match.index - 1));
    const isByteOrderMark = match[0] === '\ufeff' && match.index === 0;
    if (isEmojiJoiner || isByteOrderMark) continue;
    count += characters;
    spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return count >= fewestInvisible ? { isHiding: true, spans } : { isHiding: false, spans: [] };
}

function findMarkup(original: string): Span[] {
  const spans: Span[] = [];
  for (let start = original.indexOf('<!--'); start >= 0; ) {
    const close = original.indexOf('-->', start);
    const end = close < 0 ? original.length : close + 3;
    spans.push({ start, end });
    start = original.indexOf('<!--', end);
  }
  const lowerCase = original.toLowerCase();
  let lastEnd = 0;
  for (const match of original.matchAll(styledTag)) {
    if (match.index < lastEnd || !hidingStyle.test(match[2] as string)) continue;
    const closing = `</${(match[1] as string).toLowerCase()}>`;
    const close = lowerCase.indexOf(closing, match.index);
    lastEnd = close < 0 ? original.length : close + closing.length;
    spans.push({ start: match.index, end: lastEnd });
  }
  return spans;
}

/** A low surrogate or an emoji selector stands in front: the joiner makes one picture of two. */
const joinsEmoji = (code: number): boolean => (code >= 0xdc00 && code <= 0xdfff) || code === 0xfe0f;

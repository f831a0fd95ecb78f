import { stripEmphasis } from './strip-emphasis.ts';

/** Longer ones are sentences. In characters where the label has Han characters, else in words. */
const labelLimit = { characters: 24, words: 9 };

const emphasised = /^(\*\*|__)(?=\S)([^*_]*?\S)\1\s*([:：]|[-–—]{1,2}(?=\s))?\s*/;

/**
 * Split a bullet into what stands in front of its first colon, and the rest: "标签：正文", "**Label**: text", "Label - text".
 *
 * A label is short and holds no comma or end of a sentence; colons of times and addresses do not count. The text keeps
 * everything else, emphasis signs excepted.
 *
 * @returns no label if there is none, or nothing behind it
 */
export function splitLabel(bullet: string): { readonly label?: string; readonly text: string } {
  const strong = emphasised.exec(bullet);
  const rest = strong ? bullet.slice(strong[0].length) : '';
  if (strong && rest !== '' && (strong[3] !== undefined || /[:：]$/.test(strong[2] ?? ''))) {
    return { label: stripEmphasis((strong[2] ?? '').replace(/\s*[:：]$/, '')), text: stripEmphasis(rest) };
  }
  const whole = stripEmphasis(bullet);
  const masked = maskBrackets(whole);
  const match = /\s*(?:[：]|(?<!\d):(?!\/\/)|:(?=\s))\s*/.exec(masked) ?? /\s(?:[-–]|—{1,2})\s/.exec(masked);
  if (!match) return { text: whole };
  const label = whole.slice(0, match.index);
  const text = whole.slice(match.index + match[0].length);
  return text !== '' && isLabel(label, match[0]) ? { label, text } : { text: whole };
}

function isLabel(label: string, separator: string): boolean {
  const bare = maskBrackets(label);
  if (!/[\p{L}\p{N}]/u.test(label) || /[。，,；;？?！!“”"]|\.\s/.test(bare)) return false;
  if (/\p{Script=Han}/u.test(label)) return bare.replaceAll('\0', '').length <= labelLimit.characters;
  const words = bare.replaceAll('\0', '').trim().split(/\s+/).length;
  return words <= (/[-–—]/.test(separator) ? 5 : labelLimit.words);
}

/** The text with what stands in brackets blotted out, length kept. */
function maskBrackets(text: string): string {
  return text.replace(/[（(【[][^（）()【】[\]]*[）)】\]]/g, (match) => '\0'.repeat(match.length));
}

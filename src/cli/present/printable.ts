/** Controls other than tab and line feed, and characters that are invisible or turn the direction of a text. */
const unprintable =
  /(?![\t\n])[\p{Cc}\u{ad}\u{61c}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}\u{e0000}-\u{e007f}]/gu;

/**
 * Make a foreign text safe for a terminal: what could move the cursor, recolour or hide something is shown by its number.
 *
 * @example
 * toPrintable('a\u001b[2Jb'); // 'a‹U+001B›[2Jb'
 */
export function toPrintable(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unprintable, (character) => {
    const number = character.codePointAt(0) ?? 0;
    return `‹U+${number.toString(16).toUpperCase().padStart(4, '0')}›`;
  });
}

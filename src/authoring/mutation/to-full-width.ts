/** How far the full-width form of a visible ASCII character lies behind it. */
const distance = 0xfee0;

/** Write letters, digits and marks in full width, as an input method does that was left in that mode. */
export function toFullWidth(text: string): string {
  return text
    .replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + distance))
    .replaceAll(' ', '\u3000');
}

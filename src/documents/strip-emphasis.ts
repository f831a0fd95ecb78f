/** Take the signs of Markdown's emphasis and code off a text, and blanks off its ends. */
export function stripEmphasis(text: string): string {
  return text.replace(/\*\*|__(?=\S)|(?<=\S)__|`/g, '').trim();
}

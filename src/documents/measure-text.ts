/** The length of a text in letters, a Han character counting as three: what each says is about as much. */
export function measureText(text: string): number {
  return text.length + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}

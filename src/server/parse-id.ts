/** Every id that the store makes looks so; anything else was never one, and a database need not be asked. */
const idPattern = /^[\w-]{1,100}$/;

/**
 * Take an id from an address.
 *
 * @throws what `toMissing` makes, if the text cannot be an id.
 */
export function parseId(text: string, toMissing: () => Error): string {
  if (!idPattern.test(text)) throw toMissing();
  return text;
}

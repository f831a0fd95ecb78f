/** The last text, counted over all, that each UTF-16 unit was seen in. */
const lastSeenIn = new Float64Array(0x1_0000);
let textCount = 0;

/**
 * The set of characters of one text: says in a few nanoseconds that a word cannot be in it, where most words are not.
 * Good until the next one is made.
 */
export class TextCharacters {
  constructor(text: string) {
    textCount++;
    for (let index = 0; index < text.length; index++) lastSeenIn[text.charCodeAt(index)] = textCount;
  }

  /** Say whether every UTF-16 unit of a word is somewhere in the text. */
  hasAllOf(word: string): boolean {
    for (let index = 0; index < word.length; index++)
      if (lastSeenIn[word.charCodeAt(index)] !== textCount) return false;
    return true;
  }
}

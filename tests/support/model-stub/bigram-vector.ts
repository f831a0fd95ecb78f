/** Numbers of a vector. */
const bigramDimensions = 64;

/**
 * Make the same vector of the same text, and near ones of texts that share pairs of characters: each pair adds 1 to the place that
 * its hash names. Length is not 1, as endpoints do not promise that either. A text of no pair counts as one.
 */
export function bigramVector(text: string): readonly number[] {
  const vector = new Array<number>(bigramDimensions).fill(0);
  const characters = [...` ${text} `];
  for (let i = 1; i < characters.length; i++) {
    const place = hash(`${characters[i - 1]}${characters[i]}`) % bigramDimensions;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  return vector;
}

/** FNV-1a over UTF-16 units, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

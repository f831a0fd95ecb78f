/** A string with the colon behind it if it is a key, or a bracket, or a comma. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"(?:\s*(:))?|[{}[\],]/g;

/** An object or list that is open, with the key or index of the value that is being read. */
type Level = { readonly keys: Set<string> | undefined; at: string | number };

/**
 * Find the keys that stand more than once in their object. `JSON.parse` keeps the last value of such a key and says nothing.
 *
 * @param json text that `JSON.parse` takes.
 * @param depth levels to look into; 1 is the outermost.
 * @returns where each repetition stands: keys and indexes, from the outermost on.
 *
 * @example
 * findRepeatedKeys('{"a":[{"b":1,"b":2}]}', 3); // [['a', 0, 'b']]
 */
export function findRepeatedKeys(json: string, depth: number): (string | number)[][] {
  const repeated: (string | number)[][] = [];
  const levels: Level[] = [];
  for (const [text, colon] of json.matchAll(token)) {
    const level = levels.at(-1);
    if (text === '{') levels.push({ keys: new Set(), at: '' });
    else if (text === '[') levels.push({ keys: undefined, at: 0 });
    else if (text === '}' || text === ']') levels.pop();
    else if (text === ',' && typeof level?.at === 'number') level.at++;
    else if (colon && level?.keys && levels.length <= depth) {
      const key = String(JSON.parse(text.slice(0, text.lastIndexOf('"') + 1)));
      level.at = key;
      if (level.keys.has(key)) repeated.push(levels.map(({ at }) => at));
      level.keys.add(key);
    }
  }
  return repeated;
}

/** Strings, brackets and separators; whatever else a JSON text holds plays no part here. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;

/**
 * Find a field that an object of a JSON text has twice; JSON.parse would keep the last in silence.
 *
 * @param json a text that JSON.parse accepts; how deep it is nested does not matter.
 * @returns the field's name, or undefined if every object's fields are different
 *
 * @example
 * findDuplicateField('{"answer":"a","\u0061nswer":"b"}'); // 'answer'
 */
export function findDuplicateField(json: string): string | undefined {
  // One entry for each open bracket: the fields so far of an object, undefined for an array.
  const open: (Set<string> | undefined)[] = [];
  let isFieldNext = false;
  for (const [text] of json.matchAll(token)) {
    const fields = open.at(-1);
    if (text === '{') open.push(new Set());
    else if (text === '[') open.push(undefined);
    else if (text === '}' || text === ']') open.pop();
    else if (text.startsWith('"') && isFieldNext && fields) {
      const name: string = JSON.parse(text);
      if (fields.has(name)) return name;
      fields.add(name);
    }
    isFieldNext = text === '{' || (text === ',' && open.at(-1) !== undefined);
  }
  return undefined;
}

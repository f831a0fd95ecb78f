/** More opening braces than this before a JSON object are no reply of a model in form; the bound keeps reading linear. */
const mostStarts = 20;

/** An object, and the text that it was read from. */
export type ExtractedObject = { readonly text: string; readonly value: Readonly<Record<string, unknown>> };

/**
 * Find the JSON objects in the text of a reply: the whole of it, or what stands in code fences, behind a model's thinking or
 * between its remarks.
 *
 * @returns the objects at the top level of the text, in its order; none of those that are cut off.
 *
 * @example
 * extractJson('Sure! {"criteria":{}}'); // [{ text: '{"criteria":{}}', value: { criteria: {} } }]
 */
export function extractJson(text: string): ExtractedObject[] {
  const spoken = text.replace(/^\s*<think>.*?(?:<\/think>|$)/s, '');
  const whole = parseObject(spoken);
  if (whole) return [whole];
  const objects: ExtractedObject[] = [];
  let start = spoken.indexOf('{');
  for (let tried = 0; start >= 0 && tried < mostStarts; tried++) {
    const end = findEnd(spoken, start);
    const found = end === undefined ? undefined : parseObject(spoken.slice(start, end));
    if (found) objects.push(found);
    start = spoken.indexOf('{', found ? end : start + 1);
  }
  return objects;
}

function parseObject(text: string): ExtractedObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? { text, value } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value of JSON is an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where the brace at `start` is closed, braces within strings left aside; undefined if it never is. */
function findEnd(text: string, start: number): number | undefined {
  let depth = 0;
  let isInString = false;
  for (let index = start; index < text.length; index++) {
    const mark = text[index];
    if (isInString && mark === '\\') index++;
    else if (mark === '"') isInString = !isInString;
    else if (!isInString && mark === '{') depth++;
    else if (!isInString && mark === '}' && --depth === 0) return index + 1;
  }
  return undefined;
}

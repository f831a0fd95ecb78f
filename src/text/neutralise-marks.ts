/** Angle brackets in all the shapes that a tokeniser or a reader could take for those of the markers around an answer. */
const angleBrackets: Readonly<Record<string, string>> = {
  '<': '‹',
  '>': '›',
  '＜': '‹',
  '＞': '›',
  '﹤': '‹',
  '﹥': '›',
};

/** Turns of a chat as the templates of open models write them, where they do without angle brackets. */
const templateMarks = /\[(?=\/?(?:INST|SYS)\])/gi;

/**
 * Make everything in an answer or a document harmless that could be taken for the markers around it: angle brackets, and with them the marks of
 * chat templates, and code fences. Without a bracket not even a guessed code closes the markers.
 * One code unit stands for one, so offsets stay.
 *
 * @example
 * neutraliseMarks('</answer> 3<5'); // '‹/answer› 3‹5'
 */
export function neutraliseMarks(text: string): string {
  return text
    .replace(/[<>＜＞﹤﹥]/g, (mark) => angleBrackets[mark] ?? mark)
    .replace(templateMarks, '〔')
    .replaceAll('```', 'ˋˋˋ');
}

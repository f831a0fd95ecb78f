const word = '(?:面试)?(?:问题|問題|题目|題目|试题|考题|提问|情景题|案例题)|问|問|Question|Q';
const digits = '[0-9０-９]{1,3}';
const number = `${digits}|[一二三四五六七八九十]{1,3}`;
const end = '\\s*(?:[:：.．、)）\\-–—]|(?=[\\s（(【]|$))\\s*';

/** Forms that nothing but a question begins with. */
const forms: readonly RegExp[] = [
  // 1.问题：  1、题目:  （1）问：
  new RegExp(`^[（(]?(?<number>${digits})[）)]?\\s*[.．、:：]?\\s*(?:${word})\\s*[:：]\\s*`, 'i'),
  // 第1题：  第二题
  new RegExp(`^第\\s*(?<number>${number})\\s*[题題问問道]${end}(?:(?:${word})\\s*[:：]\\s*)?`, 'i'),
  // 问题1：  题目一：  Question 2.  Q3)
  new RegExp(`^(?:${word})\\s*#?(?<number>${number})${end}(?:(?:${word})\\s*[:：]\\s*)?`, 'i'),
  // 问题：  Q:  Interviewer:
  new RegExp(`^(?:${word}|面试官|Interviewer)\\s*[:：]\\s*(?<number>)`, 'i'),
];

/**
 * Read a line that says itself that it is a question: "1.问题：…", "第2题 …", "Q3: …", "Question 4. …".
 *
 * @returns its number as printed, empty if it has none, and what stands behind the mark; undefined for any other line
 */
export function readQuestionMark(text: string): { readonly number: string; readonly rest: string } | undefined {
  for (const form of forms) {
    const match = form.exec(text);
    if (match) return { number: match.groups?.number ?? '', rest: text.slice(match[0].length) };
  }
  return undefined;
}

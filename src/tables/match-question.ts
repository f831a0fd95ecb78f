import { normalise } from '../text/normalise.ts';
import { dropQuestionNumber, parseQuestionNumber } from './question-number.ts';

/** A question as a table may name it: by its id, its place in the bank from 1, or its text. */
export type NamedQuestion = { readonly id: string; readonly number: number; readonly text: string };

/** Finds the id of the question that a cell names. */
export type QuestionMatcher = (cell: string) => string | undefined;

/** What a cell may hold besides a question's text, such as its number, points and a remark; longer cells are answers. */
const remarkLength = 200;
/** Tables name the same few questions again and again. */
const rememberedCells = 2000;
/** A piece of a question shorter than this fits too much; a Chinese character counts as two. */
const leastWidth = 12;

/**
 * Prepare to find which question a cell means: by its id; by its number ("4", "Q4", "第4题", "四、"); or by its text.
 *
 * Texts are compared without white space, punctuation, width, case and a number in front. The cell may hold more than the
 * question's text, or only its beginning if that is at least 6 Chinese characters or 12 letters.
 *
 * @returns a function that gives undefined for what names none, or fits more than one
 *
 * @example
 * createQuestionMatcher([{ id: 'complaint', number: 4, text: '客户投诉，你怎么办？' }])('第4题'); // 'complaint'
 */
export function createQuestionMatcher(questions: readonly NamedQuestion[]): QuestionMatcher {
  const find = createFinder(questions);
  const longestCell = remarkLength + Math.max(0, ...questions.map(({ text }) => text.length));
  const remembered = new Map<string, string | undefined>();
  return (cell) => {
    if (cell.length > longestCell) return undefined;
    if (remembered.has(cell)) return remembered.get(cell);
    const id = find(cell);
    if (remembered.size < rememberedCells) remembered.set(cell, id);
    return id;
  };
}

function createFinder(questions: readonly NamedQuestion[]): QuestionMatcher {
  const keyed = questions.map(({ id, number, text }) => ({ id, number, idKey: fold(id), textKey: toTextKey(text) }));
  const only = (isMeant: (question: (typeof keyed)[number]) => boolean): string | undefined => {
    const [first, ...others] = keyed.filter(isMeant);
    return others.length === 0 ? first?.id : undefined;
  };
  return (cell) => {
    const folded = fold(cell);
    if (folded === '') return undefined;
    const byId = only(({ id }) => id === cell.trim()) ?? only(({ idKey }) => idKey === folded);
    if (byId !== undefined) return byId;
    const number = parseQuestionNumber(folded);
    if (number !== undefined) return only((question) => question.number === number);
    const key = toTextKey(cell);
    return key === ''
      ? undefined
      : (only(({ textKey }) => textKey === key) ?? only(({ textKey }) => isPart(key, textKey)));
  };
}

function isPart(cell: string, question: string): boolean {
  if (cell.length >= question.length) return isLongEnough(question) && cell.includes(question);
  return isLongEnough(cell) && question.startsWith(cell);
}

function isLongEnough(key: string): boolean {
  return key.length + (key.match(/\p{Script=Han}/gu)?.length ?? 0) >= leastWidth;
}

function fold(text: string): string {
  return normalise(text).text.trim();
}

/** What is left of a text when only its letters and digits count. */
function toTextKey(text: string): string {
  return dropQuestionNumber(fold(text)).replace(/[^\p{L}\p{N}]/gu, '');
}

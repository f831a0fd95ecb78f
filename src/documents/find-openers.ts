import type { Paragraph } from './shape-line.ts';

/** What the questions of a document begin with, where they do not say themselves that they are questions. */
type OpenerClass = string;

/**
 * Find the paragraphs that questions begin with.
 *
 * "1.问题：", "Q2:" and the like always do. In front of an answer mark ("答案：") that none of them precedes, the nearest paragraph of
 * the class that the first question belongs to does: numbered in one style, a heading, bold, or ending with a question mark. Where
 * there are neither, the first paragraph that ends with a question mark, is a heading, or is a numbered one with other bullets below
 * tells the class. A number that continues those of the questions opens one too, where it cannot belong to a numbered answer.
 *
 * @returns indexes
 */
export function findOpeners(paragraphs: readonly Paragraph[]): ReadonlySet<number> {
  const openers = new Set(listExplicit(paragraphs));
  const answers = listIndexes(paragraphs, ({ shape }) => shape.kind === 'answer');
  if (answers.length === 0 && openers.size === 0) return findUnmarked(paragraphs);
  const className = openers.size > 0 ? classOfExplicit(paragraphs, openers) : classBefore(paragraphs, answers[0] ?? 0);
  let from = 0;
  for (const answer of answers) {
    const isOpened = range(from, answer).some((index) => openers.has(index));
    const anchor = isOpened ? undefined : findAnchor(paragraphs, from, answer, className);
    if (anchor !== undefined) openers.add(anchor);
    from = answer + 1;
  }
  return addContinuing(paragraphs, openers, className);
}

function listExplicit(paragraphs: readonly Paragraph[]): readonly number[] {
  const explicit = listIndexes(paragraphs, ({ shape }) => shape.kind === 'question');
  const isNumbered = (index: number): boolean => {
    const shape = paragraphs[index]?.shape;
    return shape?.kind === 'question' && shape.number !== '';
  };
  if (!explicit.some(isNumbered)) return explicit;
  // Where questions have numbers, one without must have an answer mark before the next: "问题：" is a label in answers, too.
  return explicit.filter((index, position) => {
    const next = explicit[position + 1] ?? paragraphs.length;
    return isNumbered(index) || paragraphs.slice(index, next).some(({ shape }) => shape.kind === 'answer');
  });
}

function listIndexes(paragraphs: readonly Paragraph[], test: (it: Paragraph) => boolean): number[] {
  return paragraphs.flatMap((paragraph, index) => (test(paragraph) ? [index] : []));
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

/** Does the text ask something? */
function isAsking({ text }: Paragraph): boolean {
  return /[？?]["”」）)]*\s*(?:[（(【[][^（）()]{1,12}[）)\]】])?$/.test(text);
}

function classOf(paragraph: Paragraph | undefined): OpenerClass {
  if (!paragraph) return '';
  if (paragraph.heading > 0) return 'heading';
  const { shape } = paragraph;
  if (shape.kind === 'item' && shape.style !== 'sign') return shape.style;
  if (paragraph.isBold) return 'bold';
  return shape.kind === 'text' && isAsking(paragraph) ? 'asking' : '';
}

/** "1.问题：" has the look of "1." */
function classOfExplicit(paragraphs: readonly Paragraph[], openers: ReadonlySet<number>): OpenerClass {
  const [first = 0] = openers;
  const text = paragraphs[first]?.text ?? '';
  if (/^[0-9]+[.．]/.test(text)) return 'dot';
  return /^[0-9]+、/.test(text) ? 'comma' : '';
}

/** The class of the question in front of the first answer: its prompt may go on in texts without a mark. */
function classBefore(paragraphs: readonly Paragraph[], answer: number): OpenerClass {
  let asking = '';
  for (let index = answer - 1; index >= 0; index -= 1) {
    const found = classOf(paragraphs[index]);
    if (found !== '' && found !== 'asking') return found;
    if (paragraphs[index]?.shape.kind !== 'text') break;
    asking = found || asking;
  }
  return asking;
}

function findAnchor(
  paragraphs: readonly Paragraph[],
  from: number,
  answer: number,
  className: OpenerClass,
): number | undefined {
  const segment = range(from, answer);
  const heading = segment.findLast((index) => paragraphs[index]?.shape.kind === 'section') ?? -1;
  const near = segment.filter((index) => index > heading).reverse();
  const ofClass = near.find((index) => className !== '' && classOf(paragraphs[index]) === className);
  if (ofClass !== undefined) return ofClass;
  const asking = near.find((index) => classOf(paragraphs[index]) !== '' && isAsking(paragraphs[index] as Paragraph));
  if (asking !== undefined) return asking;
  const [closest] = near;
  const { shape } = (closest === undefined ? undefined : paragraphs[closest]) ?? {};
  if (shape?.kind === 'text' || (shape?.kind === 'item' && shape.style !== 'sign')) return closest;
  return heading >= from ? heading : undefined; // "一、请介绍你自己（10分）" looked like the heading of a section
}

/** Add questions without an answer mark: their number goes on from the last, and the answer in between is not numbered so. */
function addContinuing(
  paragraphs: readonly Paragraph[],
  openers: ReadonlySet<number>,
  className: OpenerClass,
): ReadonlySet<number> {
  const all = new Set<number>();
  let last: number | undefined;
  let isNumberedAnswer = false;
  let isNewSection = false;
  for (const [index, paragraph] of paragraphs.entries()) {
    const value = numberOf(paragraph);
    const isOfClass = paragraph.shape.kind === 'item' && classOf(paragraph) === className;
    const isNext = last !== undefined && (value === last + 1 || (isNewSection && value === 1));
    const goesOn = isOfClass && isNext && !isNumberedAnswer;
    if (openers.has(index) || goesOn) {
      all.add(index);
      last = value;
      isNumberedAnswer = false;
      isNewSection = false;
    } else if (paragraph.shape.kind === 'section') isNewSection = true;
    else isNumberedAnswer ||= isOfClass;
  }
  return all;
}

function numberOf({ shape }: Paragraph): number | undefined {
  if (shape.kind === 'item') return shape.value;
  return shape.kind === 'question' && /^\d+$/.test(shape.number) ? Number(shape.number) : undefined;
}

/** Questions of a document without marks of questions and answers. */
function findUnmarked(paragraphs: readonly Paragraph[]): ReadonlySet<number> {
  const first = paragraphs.findIndex((paragraph, index) => isUnmarkedOpener(paragraphs, paragraph, index));
  if (first < 0) return new Set();
  const className = classOf(paragraphs[first]);
  if (className === 'heading' || className === 'bold') return findHeadings(paragraphs, className);
  if (className === 'asking') return findAsking(paragraphs, first);
  const asking = paragraphs.some((it) => classOf(it) === className && isAsking(it));
  const openers = new Set<number>();
  let last = 0;
  let ownItems = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
    if (index < first || classOf(paragraph) !== className) continue;
    const value = numberOf(paragraph) ?? 0;
    const isNext = (value === last + 1 || value === 1) && classOf(paragraphs[index + 1]) !== className;
    if (isAsking(paragraph) || (isNext && !(asking && ownItems > 0))) {
      openers.add(index);
      last = value;
      ownItems = 0;
    } else ownItems += 1;
  }
  return openers;
}

function isUnmarkedOpener(paragraphs: readonly Paragraph[], paragraph: Paragraph, index: number): boolean {
  const className = classOf(paragraph);
  const next = paragraphs[index + 1];
  if (className === '' || next === undefined) return false;
  if (className === 'asking') return true;
  if (isAsking(paragraph)) return true;
  if (className === 'heading' || className === 'bold')
    return next.shape.kind === 'item' && !isAsking(next) && !next.isBold && next.heading === 0;
  return (
    next.shape.kind !== 'rule' && next.shape.kind !== 'section' && classOf(next) !== className && next.heading === 0
  );
}

/** The lowest headings are the questions, those above them sections. */
function findHeadings(paragraphs: readonly Paragraph[], className: 'heading' | 'bold'): ReadonlySet<number> {
  const ofClass = listIndexes(paragraphs, (it) => classOf(it) === className && it.shape.kind !== 'section');
  const withContent = ofClass.filter((index) => {
    const next = paragraphs[index + 1];
    return next !== undefined && next.heading === 0 && classOf(next) !== className;
  });
  const level = withContent.reduce((deepest, index) => Math.max(deepest, paragraphs[index]?.heading ?? 0), 0);
  return new Set(withContent.filter((index) => paragraphs[index]?.heading === level));
}

/** A text that asks opens a question unless the one before is still without an answer. */
function findAsking(paragraphs: readonly Paragraph[], first: number): ReadonlySet<number> {
  const openers = new Set<number>();
  let isAnswered = true;
  for (const [index, paragraph] of paragraphs.entries()) {
    if (index < first) continue;
    if (classOf(paragraph) === 'asking' && isAnswered) {
      openers.add(index);
      isAnswered = false;
    } else isAnswered ||= paragraph.shape.kind !== 'text' || !isAsking(paragraph);
  }
  return openers;
}

import { findInlineAnswer, readAnswerMark } from './answer-mark.ts';
import { findOpeners } from './find-openers.ts';
import { findSections, type SectionHeading } from './find-sections.ts';
import { joinTexts } from './join-texts.ts';
import type { Outline, RawQuestion, RawSection, Unplaced } from './outline.ts';
import { placeRest } from './place-rest.ts';
import { takePoints } from './point-mark.ts';
import { readNumber } from './read-number.ts';
import { findShape, type Paragraph } from './shape-line.ts';
import { isSiteNotice } from './site-notice.ts';
import { stripEmphasis } from './strip-emphasis.ts';

/** A question that is being read. */
type OpenQuestion = {
  readonly number: string;
  readonly section: number;
  prompt: string;
  readonly promptLines: number[];
  points: number | undefined;
  readonly marks: {
    readonly lines: readonly number[];
    readonly reason: 'answer-mark' | 'not-recognised' | 'site-notice';
  }[];
  readonly answer: Paragraph[];
  isAnswered: boolean;
  /** An answer mark is still to come: until then all is prompt. */
  readonly hasMark: boolean;
};

/**
 * Lay out the paragraphs of a document: sections, questions with their answers, and the rest.
 *
 * Every paragraph ends up in exactly one place. What stands behind a question is its prompt up to its answer mark; where it has
 * none, up to the first bullet, or the first text after a prompt that asks.
 */
export function readOutline(all: readonly Paragraph[]): Outline {
  const { notices, paragraphs, doubtful } = takeNotices(all);
  const openers = findOpeners(paragraphs);
  const sections = findSections(paragraphs, openers);
  const found = paragraphs.findIndex((_, index) => openers.has(index) || sections.has(index));
  const firstOpener = found < 0 ? paragraphs.length : found;
  const preamble = paragraphs.slice(0, firstOpener);
  const { questions, rawSections, between } = readParts(paragraphs, firstOpener, openers, sections);
  const last = questions.at(-1);
  const tail = last ? takeTail(last, notices) : [];
  const rest = placeRest({ preamble, between, tail, notices: [...notices], doubtful });
  return { ...rest, sections: rawSections, questions: questions.map(closeQuestion) };
}

/** Set texts aside that only a site writes. Inside the questions this is a guess that a person looks at. */
function takeNotices(all: readonly Paragraph[]): {
  readonly notices: readonly Paragraph[];
  readonly paragraphs: readonly Paragraph[];
  readonly doubtful: ReadonlySet<Paragraph>;
} {
  const isMark = ({ shape }: Paragraph): boolean => ['section', 'question', 'answer'].includes(shape.kind);
  const first = all.findIndex(isMark);
  const lastItem = all.findLastIndex(
    (it) => isMark(it) || (it.shape.kind === 'item' && !isSiteNotice(it.text, 'outside')) || it.shape.kind === 'row',
  );
  const notices = all.filter(
    ({ shape, text }, index) =>
      (shape.kind === 'text' || (shape.kind === 'item' && (index < first || index > lastItem))) &&
      isSiteNotice(text, 'inside'),
  );
  const set = new Set(notices);
  const doubtful = all.filter((it, index) => {
    if (!set.has(it) || first < 0 || index < first) return false;
    const before = all[index - 1];
    // Behind the last bullet: a whole sentence right below text could be the last of a running answer.
    return index < lastItem || (before !== undefined && !set.has(before) && /[。.；;！!]$/.test(it.text));
  });
  return { notices, paragraphs: all.filter((it) => !set.has(it)), doubtful: new Set(doubtful) };
}

type Parts = {
  readonly questions: readonly OpenQuestion[];
  readonly rawSections: readonly RawSection[];
  readonly between: readonly Unplaced[];
};

function readParts(
  paragraphs: readonly Paragraph[],
  from: number,
  openers: ReadonlySet<number>,
  headings: ReadonlyMap<number, SectionHeading>,
): Parts {
  const questions: OpenQuestion[] = [];
  const rawSections: RawSection[] = [];
  const between: Unplaced[] = [];
  let current: OpenQuestion | undefined;
  for (const [index, paragraph] of paragraphs.entries()) {
    if (index < from) continue;
    const heading = headings.get(index);
    if (heading) {
      rawSections.push({ ...heading, lines: paragraph.lines });
      current = undefined;
    } else if (openers.has(index)) {
      if (rawSections.length === 0) rawSections.push({ title: '', counts: {}, isPlain: false, lines: [] });
      current = openQuestion(paragraph, rawSections.length - 1, hasAnswerMark(paragraphs, index, openers, headings));
      questions.push(current);
    } else if (current) addTo(current, paragraph);
    else between.push({ paragraph, reason: 'not-recognised', isDoubtful: hasWords(paragraph) });
  }
  return { questions, rawSections, between };
}

function hasWords({ text }: Paragraph): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function hasAnswerMark(
  paragraphs: readonly Paragraph[],
  index: number,
  openers: ReadonlySet<number>,
  headings: ReadonlyMap<number, SectionHeading>,
): boolean {
  for (let next = index + 1; next < paragraphs.length; next += 1) {
    if (openers.has(next) || headings.has(next)) return false;
    if (paragraphs[next]?.shape.kind === 'answer') return true;
  }
  return false;
}

function openQuestion(paragraph: Paragraph, section: number, hasMark: boolean): OpenQuestion {
  const { shape, text } = paragraph;
  const hasOwnMark = shape.kind === 'question' || (shape.kind === 'item' && shape.style !== 'sign');
  const whole = hasOwnMark ? shape.rest : text;
  const inline = findInlineAnswer(whole);
  const { text: prompt, points } = takePoints(inline === undefined ? whole : whole.slice(0, inline).trim());
  const question: OpenQuestion = {
    number: hasOwnMark ? shape.number : '',
    section,
    prompt: stripEmphasis(prompt),
    promptLines: [...paragraph.lines],
    points,
    marks: [],
    answer: [],
    isAnswered: false,
    hasMark,
  };
  if (inline !== undefined) addAnswerMark(question, { ...paragraph, ...retext(whole.slice(inline)) });
  return question;
}

function retext(text: string): Pick<Paragraph, 'text' | 'shape'> {
  return { text, shape: findShape(text) };
}

function addTo(question: OpenQuestion, paragraph: Paragraph): void {
  const { shape } = paragraph;
  if (shape.kind === 'answer') {
    addAnswerMark(question, paragraph);
    return;
  }
  if (shape.kind === 'rule' && !question.isAnswered) {
    question.marks.push({ lines: paragraph.lines, reason: 'not-recognised' });
    return;
  }
  if (question.isAnswered || !belongsToPrompt(question, paragraph)) {
    question.isAnswered = true;
    question.answer.push(paragraph);
    return;
  }
  const { text, points } = takePoints(paragraph.text);
  question.points ??= points;
  question.prompt = joinTexts(question.prompt, stripEmphasis(points === question.points ? text : paragraph.text));
  question.promptLines.push(...paragraph.lines);
}

function belongsToPrompt({ hasMark, prompt }: OpenQuestion, { shape, text }: Paragraph): boolean {
  if (hasMark || prompt === '') return true;
  return shape.kind === 'text' && /[？?]$/.test(text) && !/[？?]$/.test(prompt);
}

function addAnswerMark(question: OpenQuestion, paragraph: Paragraph): void {
  const mark = readAnswerMark(plainMark(paragraph.text));
  question.points ??= mark?.points;
  if (mark && mark.rest.trim() === '') question.marks.push({ lines: paragraph.lines, reason: 'answer-mark' });
  else {
    const rest = retext((mark?.rest ?? paragraph.text).trim());
    question.answer.push({ ...paragraph, ...rest, heading: 0, isAfterBlank: false });
  }
  question.isAnswered = true;
}

/** "**Answer:** text" without its emphasis. */
function plainMark(text: string): string {
  return text.replace(/^(\*\*|__)(.{1,30}?)\1/, '$2');
}

/** Take what stands behind the last answer from its first notice on; all of it goes into the list of what was left out. */
function takeTail({ answer }: OpenQuestion, notices: readonly Paragraph[]): readonly Paragraph[] {
  const lastItem = answer.findLastIndex(({ shape, text }) => shape.kind !== 'text' && !isSiteNotice(text, 'outside'));
  const lastLine = answer[lastItem]?.lines.at(-1) ?? answer[0]?.lines.at(-1) ?? 0;
  const firstNotice = notices.find(({ lines: [line = 0] }) => line > lastLine)?.lines[0];
  if (firstNotice === undefined) return [];
  const at = answer.findIndex(({ lines: [line = 0] }) => line > firstNotice);
  return at < 0 ? [] : answer.splice(at);
}

function closeQuestion({ points, isAnswered: _, hasMark: __, ...question }: OpenQuestion): RawQuestion {
  const value = readNumber(question.number);
  return { ...question, ...(value !== undefined && { value }), ...(points !== undefined && { points }) };
}

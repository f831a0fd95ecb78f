import type { Language } from '../../domain/question-bank.ts';
import type { BankImport, ImportedQuestion } from '../../workflows/bank-import.ts';
import { describeLines, describeNote, describeSpan, describeUncertainty } from '../../workflows/describe-reading.ts';
import { readingWords } from '../../workflows/reading-words.ts';
import { toPrintable } from './printable.ts';

/** Enough of a line to find it again. In characters. */
const longestQuote = 60;

const words = {
  zh: {
    summary: (title: string, sections: number, questions: number, criteria: number, points: number) =>
      `《${title}》：${sections} 节，${questions} 道题，${criteria} 个要点，共 ${points} 分`,
    points: (points: number) => `${points} 分`,
    counts: (points: number, criteria: number) => `${points} 分，${criteria} 个要点`,
    uncertain: (count: number) => (count === 0 ? '没有拿不准的地方' : `拿不准的地方（${count} 处）`),
    left: (count: number) => (count === 0 ? '每一行都收进了题库' : `没有收进题库的行（${count} 行）`),
    named: (labels: string) => `原文没有小标题，自动取名：${labels}`,
    between: '、',
    written: (directory: string) =>
      `已写入 ${directory}。用 answer-eval rubrics test ${directory} 看评分标准经不经得起考验，用 --bank ${directory} 评分。`,
    refused: (count: number) =>
      `有 ${count} 处拿不准，什么都没有写。请对照原文看一遍：没有问题就加上 --accept-uncertain 再运行一次，有问题就先改文档。`,
  },
  en: {
    summary: (title: string, sections: number, questions: number, criteria: number, points: number) =>
      `${title}: ${count(sections, 'section')}, ${count(questions, 'question')}, ${count(criteria, 'criterion')}, ${count(points, 'point')}`,
    points: (points: number) => count(points, 'point'),
    counts: (points: number, criteria: number) => `${count(points, 'point')}, ${count(criteria, 'criterion')}`,
    uncertain: (number: number) => (number === 0 ? 'Nothing is uncertain' : `Uncertain (${number})`),
    left: (number: number) =>
      number === 0 ? 'Every line is in the bank' : `Lines that are not in the bank (${number})`,
    named: (labels: string) => `no label in the document; named: ${labels}`,
    between: ', ',
    written: (directory: string) =>
      `Written to ${directory}. answer-eval rubrics test ${directory} puts the rubrics to the test, --bank ${directory} evaluates with them.`,
    refused: (number: number) =>
      `${number === 1 ? '1 thing is' : `${number} things are`} uncertain, and nothing was written. Compare with the document: run it again with --accept-uncertain if all is well, or mend the document first.`,
  },
} as const;

const plurals: Readonly<Record<string, string>> = { criterion: 'criteria' };

function count(number: number, noun: string): string {
  return `${number} ${number === 1 ? noun : (plurals[noun] ?? `${noun}s`)}`;
}

/** Tell what was read in a document, what is uncertain, which lines were left out, and where the bank is, if it was written. */
export function presentImport(report: BankImport, directory: string): string {
  const { language, bank, questions, uncertainties, leftOut, written } = report;
  const say = words[language];
  const criteria = questions.reduce((sum, { content }) => sum + content.criteria.length, 0);
  const points = questions.reduce((sum, { content }) => sum + content.points, 0);
  const reasons = readingWords[language].notTaken;
  const lines = [
    say.summary(bank.title, bank.sections.length, questions.length, criteria, points),
    ...bank.sections.flatMap((section) => [
      '',
      `${section.id}  ${section.title}  ${say.points(section.points)}`,
      ...questions.filter(({ sectionId }) => sectionId === section.id).flatMap((it) => presentQuestion(it, language)),
    ]),
    '',
    say.uncertain(uncertainties.length),
    ...uncertainties.map((it) => `  ${describeUncertainty(it, language)}`),
    '',
    say.left(leftOut.length),
    ...leftOut.map(
      ({ number, reason, text }) => `  ${describeLines([number], language)}  ${reasons[reason]}  ${quote(text)}`,
    ),
    ...(written ? ['', say.written(directory)] : []),
  ];
  return toPrintable(lines.join('\n'));
}

/** Say why nothing was written, and what to do. */
export function presentRefusal({ language, uncertainties }: BankImport): string {
  return words[language].refused(uncertainties.length);
}

function presentQuestion({ source, content, notes }: ImportedQuestion, language: Language): readonly string[] {
  const say = words[language];
  const counts = say.counts(content.points, content.criteria.length);
  const made = notes.filter(({ code }) => code === 'label-made');
  const labels = made.map(({ criterionId = '', facts }) => `${criterionId} ${facts.label}`);
  const others = notes.filter(({ code }) => code === 'points-remainder' || code === 'few-words');
  return [
    `  ${content.id}  ${describeSpan(source.lines, language)}  ${counts}  ${quote(content.prompt)}`,
    ...others.flatMap((note) => {
      const sentence = describeNote(note, language);
      return sentence === undefined ? [] : [`       ${note.criterionId ? `${note.criterionId} ` : ''}${sentence}`];
    }),
    ...(labels.length > 0 ? [`       ${say.named(labels.join(say.between))}`] : []),
  ];
}

/** The beginning of a text, on one line. */
function quote(text: string): string {
  const line = Array.from(text.replace(/\s+/g, ' ').trim());
  return line.length > longestQuote ? `${line.slice(0, longestQuote).join('')}…` : line.join('');
}

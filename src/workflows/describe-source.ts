import type { LineUse } from '../domain/document-reading.ts';
import type { PreparedBank } from './bank-import.ts';
import { describeUncertainty } from './describe-reading.ts';
import { linesOfCriterion } from './lines-of-criterion.ts';
import { readingWords } from './reading-words.ts';

const phrases = {
  zh: {
    from: (name: string) => `来自${name === '' ? '粘贴的文字' : `：${name}`}`,
    uncertain: '拿不准的地方（导入的人已经确认）',
    left: '没有收进题库的行',
    all: '逐行对照',
    none: '没有。',
    title: '总标题',
    out: '不收',
  },
  en: {
    from: (name: string) => `From ${name === '' ? 'pasted text' : name}`,
    uncertain: 'What was uncertain (a person said yes to it)',
    left: 'Lines that are not in the bank',
    all: 'Line by line',
    none: 'None.',
    title: 'title',
    out: 'left out',
  },
} as const;

/** Tell in Markdown what became of every line of a document that is not blank. Lines are quoted in blocks of code. */
export function describeSource(report: PreparedBank): string {
  const { language, bank, name, reading, uncertainties, leftOut } = report;
  const { from, uncertain, left, all, none } = phrases[language];
  const width = String(reading.lines.at(-1)?.number ?? 0).length;
  const quote = (number: number, use: string, text: string): string =>
    `    ${String(number).padStart(width)}  ${use}  ${toOneLine(text)}`;
  const reasons = readingWords[language].notTaken;
  const part = (title: string, lines: readonly string[]): readonly string[] => [
    '',
    `## ${title}`,
    '',
    ...(lines.length > 0 ? lines : [none]),
  ];
  return [
    `# ${toOneLine(bank.title)}`,
    '',
    toOneLine(from(name)),
    ...part(
      uncertain,
      uncertainties.map((it) => `- ${describeUncertainty(it, language)}`),
    ),
    ...part(
      left,
      leftOut.map(({ number, reason, text }) => quote(number, reasons[reason], text)),
    ),
    ...part(
      all,
      reading.lines.map((line) => quote(line.number, placeOf(line, report), line.text)),
    ),
    '',
  ].join('\n');
}

const toOneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** Where in the bank a line is: "q03 c2". */
function placeOf(line: LineUse, { language, bank, questions, reading }: PreparedBank): string {
  const { title, out } = phrases[language];
  if (line.use === 'title') return title;
  if (line.use === 'left-out') return out;
  const sources = reading.sections[line.section]?.questions ?? [];
  if (line.use === 'section') {
    const first = questions.find(({ source }) => sources.includes(source));
    return bank.sections.find(({ id }) => id === first?.sectionId)?.id ?? out;
  }
  const question = questions.find(({ source }) => source === sources[line.question]);
  if (!question) return out;
  const { id, criteria } = question.content;
  if (line.use === 'prompt') return id;
  const own = criteria.filter((_, index) => linesOfCriterion(question, index).includes(line.number));
  return [id, ...own.map((criterion) => criterion.id)].join(' ');
}

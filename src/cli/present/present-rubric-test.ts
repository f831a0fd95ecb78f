import type { Language } from '../../domain/question-bank.ts';
import type { LintFinding, MutantMiss, MutantResult, RubricReport } from '../../domain/rubric-report.ts';
import { toPrintable } from './printable.ts';
import { type RubricTestWords, rubricTestWords } from './rubric-test-words.ts';
import { wordsByLanguage } from './words.ts';

/** What a test said of one question. */
export type QuestionReport = { readonly questionId: string; readonly report: RubricReport };

/** Enough of a mutant to find the place, not a page. */
const longestQuote = 120;

/** Tell a rubric's author what lint and the mutants found: a line for each question, then what is wrong, question by question. */
export function presentRubricTest(reports: readonly QuestionReport[], language: Language): string {
  const words = rubricTestWords[language];
  const width = Math.max(...reports.map(({ questionId }) => questionId.length));
  const lines = reports.map(
    ({ questionId, report }) => `${questionId.padEnd(width)}  ${describeCounts(report, words)}`,
  );
  const survivors = reports.flatMap(({ report }) => report.mutants.filter(({ survived }) => survived)).length;
  const mutants = reports.reduce((sum, { report }) => sum + report.mutants.length, 0);
  const errors = reports.flatMap(({ report }) => report.lint.filter(isError)).length;
  const details = reports.flatMap((it) => describeQuestion(it, language));
  return toPrintable([...lines, words.total(reports.length, mutants, survivors, errors), ...details].join('\n'));
}

const isError = ({ severity }: LintFinding): boolean => severity === 'error';

function describeCounts({ lint, mutants }: RubricReport, words: RubricTestWords): string {
  const errors = lint.filter(isError).length;
  const pad = (count: number): string => String(count).padStart(2);
  return words.counts({
    mutants: pad(mutants.length),
    survivors: pad(mutants.filter(({ survived }) => survived).length),
    errors: pad(errors),
    warnings: pad(lint.length - errors),
  });
}

function describeQuestion(
  { questionId, report: { lint, mutants, isSound } }: QuestionReport,
  language: Language,
): string[] {
  const words = rubricTestWords[language];
  const survivors = mutants.filter(({ survived }) => survived);
  if (isSound && lint.length === 0) return [];
  return [
    '',
    questionId,
    ...lint.map((finding) => describeFinding(finding, words)),
    ...(mutants.length === 0 ? [`  ${words.untested}`] : []),
    ...survivors.flatMap((mutant) => describeSurvivor(mutant, language)),
  ];
}

function describeFinding(finding: LintFinding, words: RubricTestWords): string {
  const { code, criterionId, cue } = finding;
  const place = [criterionId, cue].filter((part) => part !== undefined).join('  ');
  const mark = isError(finding) ? `✗ ${words.error}` : `! ${words.warning}`;
  return `  ${mark} ${code}  ${place}\n      ${words.lint[code](finding)}`;
}

function describeSurvivor(
  { name, kind, text, points, totalPoints, misses }: MutantResult,
  language: Language,
): string[] {
  const words = rubricTestWords[language];
  const total = words.points(totalPoints === null ? '?' : String(totalPoints), round(points.least), round(points.most));
  return [
    `  ✗ ${name}  (${words.kinds[kind]})  ${total}`,
    ...misses.flatMap((miss) => describeMiss(miss, text, language)),
  ];
}

const round = (points: number): string => String(Math.round(points * 100) / 100);

function describeMiss(
  { criterionId, verdicts, got, evidence }: MutantMiss,
  text: string,
  language: Language,
): string[] {
  const words = rubricTestWords[language];
  const names = wordsByLanguage[language].verdicts;
  const expected = verdicts.map((verdict) => names[verdict]).join(words.or === 'or' ? ' or ' : words.or);
  const quotes = evidence.map(({ start, end }) => text.slice(start, end).replaceAll('\n', ' ')).join(' … ');
  const quote = quotes.length > longestQuote ? `${quotes.slice(0, longestQuote)}…` : quotes;
  return [
    `      ${criterionId}: ${words.expected} ${expected}, ${words.got} ${names[got]}`,
    ...(quote === '' ? [] : [`      ${words.fooledBy}: ${quote}`]),
  ];
}

import type { CriterionResult, Evaluation } from '../../domain/evaluation.ts';
import type { Question } from '../../domain/question-bank.ts';
import { describeFlag } from '../../scoring/review-reasons.ts';
import { type Colors, highlightAnswer } from './highlight-answer.ts';
import { presentProvenance } from './present-provenance.ts';
import { toPrintable } from './printable.ts';
import { type Words, wordsByLanguage } from './words.ts';

const icons = { covered: '✔', partial: '◐', missing: '○', contradicted: '✘', unscored: '?' } as const;

/** Tell an evaluation to a person in a terminal, in the language of the question. */
export function presentEvaluation(evaluation: Evaluation, question: Question, answer: string, colors: Colors): string {
  const words = wordsByLanguage[question.language];
  const { engine, rubric, flags, reviewReasons } = evaluation;
  const provenance = `${words.engine} ${engine.id} ${engine.version} · ${words.rubric} ${rubric.id} ${rubric.version}`;
  return [
    colors.bold(toPrintable(question.prompt)),
    '',
    `${colors.bold(presentTotal(evaluation, words))}   ${colors.dim(provenance)}`,
    '',
    ...evaluation.criteria.flatMap((result, index) => presentCriterion(result, index + 1, words, colors)),
    ...presentList(
      words.flags,
      flags.map((flag) => describeFlag(flag, question.language)),
      colors,
    ),
    ...presentList(
      words.review,
      reviewReasons.map(({ message }) => message),
      colors,
    ),
    ...presentProvenance(evaluation, question.language, colors),
    ...presentAnswer(evaluation, answer, words, colors),
  ].join('\n');
}

function presentTotal({ totalPoints, maxPoints }: Evaluation, words: Words): string {
  return totalPoints === null ? words.totalUnknown : `${words.total} ${words.points(totalPoints, maxPoints)}`;
}

function presentCriterion(result: CriterionResult, number: number, words: Words, colors: Colors): string[] {
  const outcome = result.status === 'scored' ? result.verdict : 'unscored';
  const paint = {
    covered: colors.green,
    partial: colors.yellow,
    missing: colors.gray,
    contradicted: colors.red,
    unscored: colors.gray,
  };
  const line = (name: string, text: string): string => `    ${colors.dim(name)}  ${toPrintable(text)}`;
  const head = `[${number}] ${paint[outcome](`${icons[outcome]} ${words.verdicts[outcome]}`)}  ${toPrintable(result.label)}`;
  if (result.status === 'unscored') return [head, line(words.cause, result.cause), ''];
  const { points, maxPoints, evidence, reason, suggestion } = result;
  return [
    `${head}  ${words.points(points, maxPoints)}`,
    ...(evidence.length > 0
      ? [line(words.evidence, evidence.map(({ text }) => `“${onOneLine(text)}”`).join(' '))]
      : []),
    line(words.reason, reason),
    ...(suggestion === null ? [] : [line(words.suggestion, suggestion)]),
    '',
  ];
}

const onOneLine = (text: string): string => text.replace(/\s*[\r\n]\s*/g, ' ');

function presentList(title: string, items: readonly string[], colors: Colors): string[] {
  return items.length === 0 ? [] : [colors.bold(title), ...items.map((item) => `  ! ${toPrintable(item)}`), ''];
}

function presentAnswer(evaluation: Evaluation, answer: string, words: Words, colors: Colors): string[] {
  const legend = evaluation.guardedSpans.length > 0 ? `${words.legend}；${words.guardedLegend}` : words.legend;
  const text = answer.trim() === '' ? words.blank : highlightAnswer(answer, evaluation, colors, words.guarded);
  return [`${colors.bold(words.answer)}  ${colors.dim(legend)}`, ...text.split('\n').map((line) => `  ${line}`)];
}

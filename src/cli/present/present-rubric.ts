import type { Criterion } from '../../domain/criterion.ts';
import type { Question } from '../../domain/question-bank.ts';
import { toPrintable } from './printable.ts';

/** Tell an author all of a question's rubric, in the words of its file. */
export function presentRubric({ id, prompt, points, note, rubric }: Question): string {
  const { version, hash, criteria, vocabulary, practiceAnswers } = rubric;
  const groups = Object.entries(vocabulary);
  return toPrintable(
    [
      `${id} ${version}  ${points} points  ${hash.slice(0, 12)}`,
      prompt,
      ...(note === undefined ? [] : [`note: ${note}`]),
      '',
      ...criteria.flatMap(presentCriterion),
      ...(groups.length > 0 ? ['vocabulary'] : []),
      ...groups.map(([name, words]) => `  @${name} = ${words}`),
      `practice answers: ${practiceAnswers.length}`,
    ].join('\n'),
  );
}

function presentCriterion(criterion: Criterion, index: number): string[] {
  const { id, label, points, covered, partial, modelAnswer, suggestion, suggestionEn, cues, opposes } = criterion;
  return [
    `[${index + 1}] ${id}  ${label}  ${points} points`,
    `    covered: ${covered}`,
    `    partial: ${partial}`,
    `    model answer: ${modelAnswer}`,
    `    suggestion: ${suggestion}`,
    `    suggestion (en): ${suggestionEn}`,
    '    cues (weight 2 covers, 1 is half):',
    ...cues.map(({ say, weight }) => `      ${weight}  ${say}`),
    ...(opposes.length > 0 ? ['    opposes:', ...opposes.map((say) => `      ${say}`)] : []),
    '',
  ];
}

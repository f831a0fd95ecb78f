import type { AgreementMeasurement, EvaluatedAnswer } from '../../src/workflows/measure-agreement.ts';

/** One promise of the project and what was measured. */
export type TargetResult = {
  readonly id: string;
  readonly title: string;
  readonly goal: string;
  /** Absent if the answers do not allow a measurement. */
  readonly value?: number;
  readonly unit: 'figure' | 'share' | 'answers' | 'criteria';
  /** `not measured` is neither: no answer of the kind could be judged. */
  readonly outcome: 'met' | 'missed' | 'not measured';
  readonly detail: string;
};

/**
 * Hold a measurement against the targets of the project. Answers with an unscored criterion have no points and are left
 * out where points count; a target line of their own says how many criteria that were.
 */
export function judgeTargets({ answers, agreement }: AgreementMeasurement): readonly TargetResult[] {
  const { macroF1, quadraticWeightedKappa } = agreement.overall.figures;
  return [
    atLeast('macro-f1', 'Macro-F1, covered and partial against the rest', macroF1, 0.9, 'figure'),
    atLeast('qwk', 'QWK of totals', quadraticWeightedKappa, 0.9, 'figure'),
    noPoints('stuffing', 'Points of stuffing answers', ofCategory(answers, 'stuffing')),
    noPoints('off-topic', 'Points of off-topic answers', ofCategory(answers, 'offtopic')),
    noPoints(
      'injection',
      'Points of injection answers without content (all labels 0)',
      ofCategory(answers, 'injection').filter(({ labelPoints }) => labelPoints === 0),
    ),
    negatedFound(ofCategory(answers, 'negated')),
    contradictedElsewhere(answers.filter(({ category }) => category !== 'negated')),
    unscored(answers),
  ];
}

function ofCategory(answers: readonly EvaluatedAnswer[], wanted: string): readonly EvaluatedAnswer[] {
  return answers.filter(({ category }) => category === wanted);
}

function atLeast(
  id: string,
  title: string,
  value: number | undefined,
  goal: number,
  unit: TargetResult['unit'],
  detail = '',
): TargetResult {
  const outcome = value === undefined ? 'not measured' : value >= goal ? 'met' : 'missed';
  const shownGoal = unit === 'share' ? `≥ ${goal * 100} %` : `≥ ${goal.toFixed(2)}`;
  return { id, title, goal: shownGoal, ...(value === undefined ? {} : { value }), unit, outcome, detail };
}

function noPoints(id: string, title: string, answers: readonly EvaluatedAnswer[]): TargetResult {
  const points = answers.flatMap((answer) => answer.points ?? []);
  const base = { id: `${id}-points`, title, goal: '0 answers above 0', unit: 'answers' } as const;
  if (points.length === 0) return { ...base, outcome: 'not measured', detail: 'no such answer was judged' };
  const above = points.filter((each) => each > 0).length;
  const mean = points.reduce((sum, each) => sum + each, 0) / points.length;
  const detail = `${above} of ${points.length} above 0, mean ${mean.toFixed(2)} points`;
  return { ...base, value: above, outcome: above === 0 ? 'met' : 'missed', detail };
}

function negatedFound(answers: readonly EvaluatedAnswer[]): TargetResult {
  const judged = answers.filter(({ criteria }) => criteria.length > 0);
  const found = judged.filter((answer) => countContradicted(answer) > 0).length;
  return atLeast(
    'negated-found',
    'Negated answers with at least one contradicted criterion',
    judged.length === 0 ? undefined : found / judged.length,
    0.9,
    'share',
    `${found} of ${judged.length} answers`,
  );
}

function contradictedElsewhere(answers: readonly EvaluatedAnswer[]): TargetResult {
  const criteria = answers.reduce((sum, answer) => sum + answer.criteria.length, 0);
  const contradicted = answers.reduce((sum, answer) => sum + countContradicted(answer), 0);
  const base = {
    id: 'contradicted-elsewhere',
    title: 'Criteria found contradicted in the other categories',
    goal: '≤ 3 %',
    unit: 'share',
    detail: `${contradicted} of ${criteria} criteria`,
  } as const;
  if (criteria === 0) return { ...base, outcome: 'not measured' };
  const value = contradicted / criteria;
  return { ...base, value, outcome: value <= 0.03 ? 'met' : 'missed' };
}

function unscored(answers: readonly EvaluatedAnswer[]): TargetResult {
  const count = answers.reduce((sum, { unrated }) => sum + unrated.length, 0);
  return {
    id: 'unscored',
    title: 'Criteria left unscored',
    goal: '0',
    value: count,
    unit: 'criteria',
    outcome: count === 0 ? 'met' : 'missed',
    detail: 'left out of every figure and listed below',
  };
}

function countContradicted({ criteria }: EvaluatedAnswer): number {
  return criteria.filter(({ verdict }) => verdict === 'contradicted').length;
}

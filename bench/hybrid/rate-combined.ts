import { type AgreementFigures, agreementFigures } from '../../src/agreement/agreement-figures.ts';
import { tallyAnswer } from '../../src/agreement/answer-tally.ts';
import type { RatedAnswer } from '../../src/agreement/rated-answer.ts';
import type { EngineId } from '../../src/domain/engine-id.ts';
import type { Testimony } from '../../src/engines/hybrid/combination-features.ts';
import {
  type Combination,
  type CombinedVerdict,
  combineVerdicts,
  nameOfSet,
} from '../../src/engines/hybrid/combination-model.ts';
import { pointsFor } from '../../src/scoring/score-finding.ts';
import type { HeardAnswer } from './combination-samples.ts';
import { fitCombination } from './fit-combination.ts';

/** Makes one verdict of what the witnesses say. */
export type Judge = (testimonies: readonly Testimony[]) => CombinedVerdict;

/** Believe one witness and ignore the others. */
export function believe(id: EngineId): Judge {
  return (testimonies) =>
    combineVerdicts(
      new Map(),
      testimonies.filter(({ engine }) => engine === id),
    );
}

/** Combine with the weights of one set. */
export function combineWith(
  combination: Pick<Combination, 'credited' | 'full'>,
  witnesses: readonly EngineId[],
): Judge {
  const whole: Combination = { ...combination, witnesses: [...witnesses], basis: 'fitted', source: 'candidate' };
  const model = new Map([[nameOfSet(witnesses), whole]]);
  return (testimonies) => combineVerdicts(model, testimonies);
}

/** Agreement of a judge with the labels. */
export function figuresOf(answers: readonly HeardAnswer[], judge: Judge): AgreementFigures {
  return agreementFigures(answers.map((answer) => tallyAnswer(rate(answer, judge))));
}

/** Agreement of combinations each of which was fitted without the question that it is measured on. */
export function crossValidatedFigures(
  answers: readonly HeardAnswer[],
  witnesses: readonly EngineId[],
): AgreementFigures {
  const byQuestion = Map.groupBy(answers, ({ labelled }) => labelled.questionId);
  const rated = [...byQuestion].flatMap(([questionId, held]) => {
    const others = answers.filter(({ labelled }) => labelled.questionId !== questionId);
    const judge = combineWith(fitCombination(others.flatMap(toSamples), witnesses), witnesses);
    return held.map((answer) => rate(answer, judge));
  });
  return agreementFigures(rated.map(tallyAnswer));
}

/** The labelled criteria of an answer with what was said of each. */
export function toSamples({ labelled, testimonies }: HeardAnswer) {
  return labelled.labels.map(({ label }, index) => ({ label, testimonies: testimonies[index] ?? [] }));
}

function rate({ labelled, testimonies }: HeardAnswer, judge: Judge): RatedAnswer {
  const { id, questionId, category, language, labels } = labelled;
  const judged = labels.map(({ criterionId, label, maxPoints }, index) => {
    const { verdict, confidence } = judge(testimonies[index] ?? []);
    const points = pointsFor(verdict, { points: maxPoints });
    return { points, labelPoints: label * maxPoints, criterion: { criterionId, label, verdict, confidence } };
  });
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    id,
    questionId,
    category,
    language,
    labelPoints: sum(judged.map(({ labelPoints }) => labelPoints)),
    points: sum(judged.map(({ points }) => points)),
    criteria: judged.map(({ criterion }) => criterion),
    unrated: [],
  };
}

import type { PracticePassage, Rubric } from '../../domain/question-bank.ts';
import { normalise } from '../../text/normalise.ts';
import { fitLogisticRegression, type LogisticModel, type Sample } from './logistic-regression.ts';
import { featuresOf, RubricFeatures } from './rubric-features.ts';

/** The three linear scores of a criterion: is a passage about it and for it, does it cover it, does it say the opposite. */
export const heads = ['support', 'cover', 'oppose'] as const;

export type Head = (typeof heads)[number];

/** Linear weights of one rubric: `weights[feature][criterion * 3 + head]`, biases alike. */
export type RubricWeights = {
  readonly features: readonly string[];
  readonly biases: readonly number[];
  readonly weights: readonly (readonly number[])[];
};

/** A feature must occur in this many passages: one occurrence is one person's choice of words. */
const rarestFeature = 2;
/** Precision of the prior on n-gram weights; chosen by cross-validation over authors, see docs/engines.md. */
const precision = 3;
const biasPrecision = 0.01;
/** Log odds of a criterion for a passage in which nothing was found, as a cue's author sees it: one unit of weight is half. */
const priorBiases: Record<Head, number> = { support: -0.75, cover: -1.75, oppose: -1.5 };

const positives: Record<Head, readonly PracticePassage['marks'][number]['verdict'][]> = {
  support: ['covered', 'partial'],
  cover: ['covered'],
  oppose: ['contradicted'],
};

/**
 * Fit the weights of a rubric from its practice answers; without any, the weights are those the cues' authors gave.
 *
 * @param elsewhere passages about other questions: what they share with a criterion proves nothing.
 */
export function fitRubric(rubric: Pick<Rubric, 'criteria' | 'vocabulary'>, passages: readonly PracticePassage[], elsewhere: readonly string[]): RubricWeights {
  const features = new RubricFeatures(rubric);
  const rows = [
    ...passages.map(({ text, marks }) => ({ names: featuresOf(features, features.analyse(normalise(text).text)), marks })),
    ...elsewhere.map((text) => ({ names: featuresOf(features, features.analyse(normalise(text).text)), marks: [] })),
  ];
  const names = commonFeatures(
    rows.map((row) => row.names),
    features.roles.map(({ feature }) => feature),
  );
  const index = new Map(names.map((name, position) => [name, position]));
  const encoded = rows.map((row) => [...row.names].flatMap((name) => index.get(name) ?? []));

  const models = rubric.criteria.flatMap(({ id }, criterion) =>
    heads.map((head) => {
      const isPositive = rows.map(({ marks }) => marks.some((mark) => mark.criterionId === id && positives[head].includes(mark.verdict)));
      const priorMeans = new Float64Array(names.length);
      for (const role of features.roles) {
        if (role.criterion === criterion && (role.kind === 'oppose') === (head === 'oppose')) priorMeans[index.get(role.feature) as number] = role.weight;
      }
      return fitHead(encoded, isPositive, { featureCount: names.length, priorMeans, priorBias: priorBiases[head], precision, biasPrecision });
    }),
  );
  return {
    features: names,
    biases: models.map(({ bias }) => bias),
    weights: names.map((_, position) => models.map(({ weights }) => weights[position] as number)),
  };
}

/** Weigh the rarer class up so that both count alike. */
function fitHead(encoded: readonly (readonly number[])[], isPositive: readonly boolean[], options: Parameters<typeof fitLogisticRegression>[1]): LogisticModel {
  const positiveCount = isPositive.filter(Boolean).length;
  const balanced = positiveCount > 0 && positiveCount < encoded.length;
  const samples: Sample[] = encoded.map((features, row) => ({
    features,
    isPositive: isPositive[row] as boolean,
    weight: balanced ? encoded.length / (2 * (isPositive[row] ? positiveCount : encoded.length - positiveCount)) : 1,
  }));
  return fitLogisticRegression(samples, options);
}

function commonFeatures(rows: readonly ReadonlySet<string>[], cueFeatures: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) for (const name of row) counts.set(name, (counts.get(name) ?? 0) + 1);
  const common = [...counts].filter(([name, count]) => count >= rarestFeature && !name.startsWith('@')).map(([name]) => name);
  return [...new Set(cueFeatures), ...common.sort()];
}

import { expect, it } from 'vitest';
import { fitLogisticRegression, type Sample } from '../../../src/engines/keyword/logistic-regression.ts';

const sample = (features: number[], isPositive: boolean): Sample => ({ features, isPositive, weight: 1 });

it('finds the log odds of one feature when the prior is weak', () => {
  // With the feature 3 of 4 are positive (log odds ln 3), without it 1 of 4 (log odds -ln 3).
  const samples = [
    ...[true, true, true, false].map((isPositive) => sample([0], isPositive)),
    ...[true, false, false, false].map((isPositive) => sample([], isPositive)),
  ];
  const { bias, weights } = fitLogisticRegression(samples, { featureCount: 1, precision: 1e-6, biasPrecision: 1e-6 });
  expect(bias).toBeCloseTo(-Math.log(3), 3);
  expect(weights[0]).toBeCloseTo(2 * Math.log(3), 3);
});

it('stays at its prior means without samples', () => {
  const priorMeans = Float64Array.from([2, -1]);
  const { bias, weights } = fitLogisticRegression([], {
    featureCount: 2,
    priorMeans,
    priorBias: -0.75,
    precision: 3,
    biasPrecision: 1,
  });
  expect([bias, ...weights]).toEqual([-0.75, 2, -1]);
});

it('satisfies the optimality condition: the gradient of the penalised loss is zero', () => {
  const samples = [
    sample([0, 1], true),
    sample([1], false),
    sample([0, 2], true),
    sample([2], false),
    sample([], false),
  ];
  const precision = 0.5;
  const { bias, weights } = fitLogisticRegression(samples, { featureCount: 3, precision, biasPrecision: 0.1 });
  const residual = ({ features, isPositive }: Sample): number => {
    const z = features.reduce((sum, feature) => sum + (weights[feature] as number), bias);
    return 1 / (1 + Math.exp(-z)) - (isPositive ? 1 : 0);
  };
  for (const feature of [0, 1, 2]) {
    const slope = samples
      .filter(({ features }) => features.includes(feature))
      .reduce((sum, each) => sum + residual(each), 0);
    expect(slope + precision * (weights[feature] as number)).toBeCloseTo(0, 2);
  }
});

it('weighs a feature by its value', () => {
  const values = [-2, -1, 1, 2].map((value) => ({ features: [0], values: [value], isPositive: value > 0, weight: 1 }));
  const { weights } = fitLogisticRegression(values, { featureCount: 1, precision: 1, biasPrecision: 1 });
  expect(weights[0]).toBeGreaterThan(0.5);
});

it('gives the same bits for the same samples', () => {
  const samples = Array.from({ length: 50 }, (_, index) => sample([index % 7, 7 + (index % 3)], index % 2 === 0));
  const options = { featureCount: 10, precision: 1, biasPrecision: 0.01 };
  expect(fitLogisticRegression(samples, options)).toEqual(fitLogisticRegression(samples, options));
});

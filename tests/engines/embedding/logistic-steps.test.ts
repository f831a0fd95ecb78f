import { expect, it } from 'vitest';
import {
  balancedWeights,
  fitLogisticStep,
  logistic,
  logOddsOf,
} from '../../../src/engines/embedding/logistic-steps.ts';

const loose = { bias: 0, weights: [0], precision: 1e-6 };
const sample = (feature: number, isPositive: boolean, weight = 1) => ({ features: [feature], isPositive, weight });

it('finds the log odds of the shares: 3 of 4 where the feature is 1, 1 of 4 where it is 0', () => {
  const samples = [1, 1, 1, 1, 0, 0, 0, 0].map((feature, index) => sample(feature, index < 3 || index === 4));
  const { bias, weights } = fitLogisticStep(samples, loose);
  expect(bias).toBeCloseTo(Math.log(1 / 3), 3);
  expect(weights[0]).toBeCloseTo(Math.log(9), 3);
});

it('stays at the prior without samples', () => {
  expect(fitLogisticStep([], { bias: -2, weights: [8], precision: 0.02 })).toEqual({ bias: -2, weights: [8] });
});

it('ends on samples that a threshold parts perfectly', () => {
  const step = fitLogisticStep([sample(0, false), sample(1, true)], { bias: -2, weights: [8], precision: 0.02 });
  expect(logistic(logOddsOf(step, [1]))).toBeGreaterThan(0.9);
  expect(logistic(logOddsOf(step, [0]))).toBeLessThan(0.2);
});

it('weighs one positive among four as much as the three others together', () => {
  expect(balancedWeights([true, false, false, false])).toEqual([2, 4 / 6, 4 / 6, 4 / 6]);
});

it('leaves the weights alone where there is one class', () => {
  expect(balancedWeights([false, false])).toEqual([1, 1]);
});

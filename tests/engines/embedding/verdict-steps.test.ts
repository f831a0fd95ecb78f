import { expect, it } from 'vitest';
import { decideVerdict, fitVerdictSteps, type VerdictSteps } from '../../../src/engines/embedding/verdict-steps.ts';

/** Log odds of the three steps as they are given. */
const steps = (contradicted: number, supported: number, covered: number): VerdictSteps => ({
  contradicted: { bias: contradicted, weights: [] },
  supported: { bias: supported, weights: [] },
  covered: { bias: covered, weights: [] },
});
const odds = (share: number): number => Math.log(share / (1 - share));

it.each([
  { of: [0.6, 0.5, 0.5], verdict: 'contradicted', confidence: 0.6 },
  { of: [0.2, 0.25, 0.9], verdict: 'missing', confidence: 0.6 },
  { of: [0.2, 0.75, 0.8], verdict: 'covered', confidence: 0.48 },
  { of: [0.2, 0.75, 0.4], verdict: 'partial', confidence: 0.36 },
] as const)(
  'makes $verdict with confidence $confidence of refused, supported, covered at $of',
  ({ of, ...expected }) => {
    const [contradicted, supported, covered] = of;
    const decided = decideVerdict(steps(odds(contradicted), odds(supported), odds(covered)), []);
    expect(decided.verdict).toBe(expected.verdict);
    expect(decided.confidence).toBeCloseTo(expected.confidence, 9);
  },
);

it('learns from samples which feature speaks for what', () => {
  const features = (support: number, cover: number, opposition: number) => [
    support,
    cover,
    opposition,
    ...Array.from({ length: 8 }, () => 0),
  ];
  const samples = [
    { features: features(4, 4, -4), verdict: 'covered' as const },
    { features: features(4, -4, -4), verdict: 'partial' as const },
    { features: features(-4, -4, -4), verdict: 'missing' as const },
    { features: features(-4, -4, 4), verdict: 'contradicted' as const },
  ];
  const fitted = fitVerdictSteps(samples);
  for (const sample of samples) expect(decideVerdict(fitted, sample.features).verdict).toBe(sample.verdict);
});

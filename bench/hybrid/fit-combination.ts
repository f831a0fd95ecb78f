import type { LabelValue } from '../../src/agreement/rated-answer.ts';
import type { EngineId } from '../../src/domain/engine-id.ts';
import { combinationFeatures, type Testimony } from '../../src/engines/hybrid/combination-features.ts';
import type { Combination } from '../../src/engines/hybrid/combination-model.ts';
import { fitLogisticRegression, type Sample } from '../../src/engines/keyword/logistic-regression.ts';

export type LabelledTestimonies = { readonly label: LabelValue; readonly testimonies: readonly Testimony[] };

type Step = 'credited' | 'full';

/** Weights of a witness, in the order in which they are fitted. */
const featureNames = ['sure', 'half'] as const;

/**
 * What weights are drawn to where the labels say little: the plain mean of the witnesses' log odds. As strong as one doubtful
 * verdict, because a few hundred labels hold a few dozen doubtful ones.
 */
const precision = 1;
const biasPrecision = 0.1;

/** Fit the two steps of a combination on labels, each by logistic regression with a Gaussian prior. */
export function fitCombination(
  samples: readonly LabelledTestimonies[],
  witnesses: readonly EngineId[],
): Pick<Combination, 'credited' | 'full'> {
  const credited = samples.map((sample) => toSample(sample, witnesses, 'credited', sample.label > 0));
  const full = samples
    .filter(({ label }) => label > 0)
    .map((sample) => toSample(sample, witnesses, 'full', sample.label === 1));
  return { credited: fitStep(credited, witnesses), full: fitStep(full, witnesses) };
}

function toSample(
  { testimonies }: LabelledTestimonies,
  witnesses: readonly EngineId[],
  step: Step,
  isPositive: boolean,
): Sample {
  const values = witnesses.flatMap((id) => {
    const testimony = testimonies.find(({ engine }) => engine === id);
    const features = testimony ? combinationFeatures(testimony, step) : { sure: 0, half: 0 };
    return featureNames.map((name) => features[name]);
  });
  return { features: values.map((_, index) => index), values, isPositive, weight: 1 };
}

function fitStep(samples: readonly Sample[], witnesses: readonly EngineId[]): Combination['credited'] {
  const featureCount = witnesses.length * featureNames.length;
  const priorMeans = Float64Array.from({ length: featureCount }, (_, index) =>
    featureNames[index % featureNames.length] === 'sure' ? 1 / witnesses.length : 0,
  );
  const { bias, weights } = fitLogisticRegression(samples, { featureCount, priorMeans, precision, biasPrecision });
  const weightOf = (witness: number, feature: number): number =>
    rounded(weights[witness * featureNames.length + feature] ?? 0);
  const entries = witnesses.map(
    (id, witness) => [id, { sure: weightOf(witness, 0), half: weightOf(witness, 1) }] as const,
  );
  return { bias: rounded(bias), weights: Object.fromEntries(entries) };
}

/** Three decimals: beyond them processors may differ, and no verdict does. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 || 0;
}

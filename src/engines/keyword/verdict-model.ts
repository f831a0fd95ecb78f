import type { Verdict } from '../../domain/verdict.ts';
import { verdicts } from '../../domain/verdict.ts';
import type { DerivedFeatures } from './derived-features.ts';
import { fitLogisticRegression } from './logistic-regression.ts';
import type { VerdictFeatures } from './verdict-features.ts';

/** The questions that decide a verdict, asked in this order: refused? supported? covered in full? */
const steps = ['contradicted', 'supported', 'covered'] as const;

type Step = (typeof steps)[number];

type FeatureName = keyof DerivedFeatures;

/** Log odds of each step as a linear function of the features, in thousandths; a feature without a weight says nothing. */
export type VerdictModel = Readonly<
  Record<Step, { readonly bias: number; readonly weights: Readonly<Partial<Record<FeatureName, number>>> }>
>;

/** Features that were not read count as 0. */
export type ReadFeatures = VerdictFeatures & Partial<DerivedFeatures>;

export type VerdictSample = { readonly features: ReadFeatures; readonly verdict: Verdict };

const featureNames = [
  'support',
  'cover',
  'opposition',
  'supportElsewhere',
  'coverElsewhere',
  'secondSupport',
  'refusalOfSupport',
  'oppositionOfSupport',
] as const satisfies readonly (keyof VerdictFeatures)[];

/** The features that each step looks at. */
export type StepFeatures = Readonly<Record<Step, readonly FeatureName[]>>;

const practisedFeatures: StepFeatures = { contradicted: featureNames, supported: featureNames, covered: featureNames };

/** Of a derived rubric: its cues decide whether a point is there, and how it is said whether it is covered. */
export const derivedStepFeatures: StepFeatures = {
  contradicted: featureNames,
  supported: [...featureNames, 'margin'],
  covered: ['margin', 'concreteness', 'vagueness'],
};

/** Weak: eight features against thousands of samples. */
const precision = 1;

/** Which samples a step is about, and which of them answer yes. */
const asks: Readonly<Record<Step, { readonly about: readonly Verdict[]; readonly yes: readonly Verdict[] }>> = {
  contradicted: { about: verdicts, yes: ['contradicted'] },
  supported: { about: ['covered', 'partial', 'missing'], yes: ['covered', 'partial'] },
  covered: { about: ['covered', 'partial'], yes: ['covered'] },
};

/**
 * Fit the three steps, each a logistic regression on the samples it is about (a continuation-ratio model,
 * Agresti, Categorical Data Analysis, 2013, section 8.3).
 *
 * @param supportedShift log odds added to "supported" afterwards: practice answers cover more than candidates do.
 */
export function fitVerdictModel(
  samples: readonly VerdictSample[],
  supportedShift: number,
  stepFeatures: StepFeatures = practisedFeatures,
): VerdictModel {
  const fitStep = (step: Step): VerdictModel[Step] => {
    const { about, yes } = asks[step];
    const names = stepFeatures[step];
    const { bias, weights } = fitLogisticRegression(
      samples
        .filter(({ verdict }) => about.includes(verdict))
        .map(({ features, verdict }) => ({
          features: names.map((_, position) => position),
          values: names.map((name) => features[name] ?? 0),
          isPositive: yes.includes(verdict),
          weight: 1,
        })),
      { featureCount: names.length, precision, biasPrecision: 0.01 },
    );
    const shift = step === 'supported' ? supportedShift : 0;
    const rounded = names.map((name, position) => [name, Math.round((weights[position] as number) * 1000)] as const);
    return {
      bias: Math.round((bias + shift) * 1000),
      weights: Object.fromEntries(rounded),
    };
  };
  return { contradicted: fitStep('contradicted'), supported: fitStep('supported'), covered: fitStep('covered') };
}

/** Probability of each verdict, 0 to 1, adding up to 1. */
export function verdictProbabilities(model: VerdictModel, features: ReadFeatures): Readonly<Record<Verdict, number>> {
  const probability = (step: Step): number => {
    const { bias, weights } = model[step];
    let thousandths = bias;
    for (const name in weights)
      thousandths += (weights[name as FeatureName] as number) * (features[name as FeatureName] ?? 0);
    return 1 / (1 + Math.exp(-thousandths / 1000));
  };
  const contradicted = probability('contradicted');
  const supported = (1 - contradicted) * probability('supported');
  const covered = supported * probability('covered');
  return { covered, partial: supported - covered, missing: 1 - contradicted - supported, contradicted };
}

/** Choose the verdict: refused if that is likelier than not, else supported or missing, then covered or partial. */
export function chooseVerdict(probabilities: Readonly<Record<Verdict, number>>): {
  readonly verdict: Verdict;
  readonly confidence: number;
} {
  const { covered, partial, missing, contradicted } = probabilities;
  const supported = covered + partial;
  const verdict: Verdict =
    contradicted > Math.max(supported, missing)
      ? 'contradicted'
      : missing >= supported
        ? 'missing'
        : covered >= partial
          ? 'covered'
          : 'partial';
  return { verdict, confidence: probabilities[verdict] };
}

/** The same probabilities given that the answer does not say the opposite. */
export function withoutOpposition({
  covered,
  partial,
  missing,
}: Readonly<Record<Verdict, number>>): Readonly<Record<Verdict, number>> {
  const rest = covered + partial + missing || 1;
  return { covered: covered / rest, partial: partial / rest, missing: missing / rest, contradicted: 0 };
}

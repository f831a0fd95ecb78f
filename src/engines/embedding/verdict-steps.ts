import { type Verdict, verdicts } from '../../domain/verdict.ts';
import { fitLogisticStep, type LogisticStep, logistic, logOddsOf } from './logistic-steps.ts';
import { verdictFeatureNames } from './verdict-features.ts';

/** The questions that decide a verdict, asked in this order: refused? supported? covered in full? */
const stepNames = ['contradicted', 'supported', 'covered'] as const;

type StepName = (typeof stepNames)[number];

/** A continuation-ratio model (Agresti, Categorical Data Analysis, 2013, section 8.3) over the features of an answer's windows. */
export type VerdictSteps = Readonly<Record<StepName, LogisticStep>>;

export type VerdictSample = { readonly features: readonly number[]; readonly verdict: Verdict };

/** Weak: a dozen features against thousands of samples. */
const prior = { bias: 0, weights: verdictFeatureNames.map(() => 0), precision: 1 };

/** Which samples a step is about, and which of them answer yes. */
const asks: Readonly<Record<StepName, { readonly about: readonly Verdict[]; readonly yes: readonly Verdict[] }>> = {
  contradicted: { about: verdicts, yes: ['contradicted'] },
  supported: { about: ['covered', 'partial', 'missing'], yes: ['covered', 'partial'] },
  covered: { about: ['covered', 'partial'], yes: ['covered'] },
};

/** Fit the three steps, each on the samples it is about; numbers are cut to thousandths. */
export function fitVerdictSteps(samples: readonly VerdictSample[]): VerdictSteps {
  const fitStep = (name: StepName): LogisticStep => {
    const { about, yes } = asks[name];
    const { bias, weights } = fitLogisticStep(
      samples
        .filter(({ verdict }) => about.includes(verdict))
        .map(({ features, verdict }) => ({ features, isPositive: yes.includes(verdict), weight: 1 })),
      prior,
    );
    return { bias: toThousandths(bias), weights: weights.map(toThousandths) };
  };
  return { contradicted: fitStep('contradicted'), supported: fitStep('supported'), covered: fitStep('covered') };
}

/** Choose the verdict: refused if that is likelier than not, else supported or missing, then covered or partial. */
export function decideVerdict(
  steps: VerdictSteps,
  features: readonly number[],
): { readonly verdict: Verdict; readonly confidence: number } {
  const probability = (name: StepName): number => logistic(logOddsOf(steps[name], features));
  const contradicted = probability('contradicted');
  const supported = (1 - contradicted) * probability('supported');
  const covered = supported * probability('covered');
  const partial = supported - covered;
  const missing = 1 - contradicted - supported;
  const orPartial = covered >= partial ? 'covered' : 'partial';
  const orMissing = missing >= supported ? 'missing' : orPartial;
  const verdict = contradicted > Math.max(supported, missing) ? 'contradicted' : orMissing;
  return { verdict, confidence: { covered, partial, missing, contradicted }[verdict] };
}

function toThousandths(value: number): number {
  return Math.round(value * 1000) / 1000 || 0;
}

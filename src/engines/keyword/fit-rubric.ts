import type { PracticePassage, Rubric } from '../../domain/question-bank.ts';
import { normalise } from '../../text/normalise.ts';
import { fitLogisticRegression, type LogisticModel, type Sample } from './logistic-regression.ts';
import { type PackedWeights, packWeights } from './pack-weights.ts';
import { featuresOf, RubricFeatures } from './rubric-features.ts';

/** The three linear scores of a criterion: is a passage about it and for it, does it cover it, does it say the opposite. */
export const heads = ['support', 'cover', 'oppose'] as const;

export type Head = (typeof heads)[number];

/** Linear weights of one rubric in thousandths: `biases[criterion * 3 + head]` and as many for each feature, one row behind the other. */
export type RubricWeights = {
  readonly features: readonly string[];
  readonly biases: readonly number[];
  readonly weights: PackedWeights;
  /** Practised: a passage may run over the end of a sentence, because practice answers taught what belongs together. */
  readonly acrossSentences: boolean;
};

/** A feature must occur in this many passages: one occurrence is one person's choice of words. */
const rarestFeature = 2;
/** Precision of the prior on n-gram weights: half and twice as much read practice answers out of fold no better. */
const precision = 3;
const biasPrecision = 0.01;
/** Weights below this many thousandths change no verdict and are left out. */
const smallestWeight = 60;
/**
 * How a cue reads before there are practice answers, in the log odds that the verdict model expects: the bias where no cue is found and
 * what one unit of a cue's weight adds. One unit is half of a criterion, two units cover it. A supporting cue also says what a refusal
 * would be about, so it counts towards the opposite as well; whether something is refused is for polarity to say.
 */
const cueReading: Readonly<Record<Head, { readonly bias: number; readonly own: number; readonly other: number }>> = {
  support: { bias: -0.5, own: 2.8, other: 0 },
  cover: { bias: -5, own: 4, other: 0 },
  oppose: { bias: -1, own: 1.5, other: 1.5 },
};
/** With this many passages the cues' own weights count half; with hundreds the practice answers decide. */
const passagesThatHalveCues = 30;
/** With fewer passages a rubric is still read by its cues: a handful of answers is not what people say. */
const enoughPassages = 30;

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
export function fitRubric(
  rubric: Pick<Rubric, 'criteria' | 'vocabulary'>,
  passages: readonly PracticePassage[],
  elsewhere: readonly string[],
): RubricWeights {
  const features = new RubricFeatures(rubric);
  const rows = [
    ...passages.map(({ text, marks }) => ({
      names: featuresOf(features, features.analyse(normalise(text).text)),
      marks,
    })),
    ...elsewhere.map((text) => ({ names: featuresOf(features, features.analyse(normalise(text).text)), marks: [] })),
  ];
  const names = commonFeatures(
    rows.map((row) => row.names),
    features.roles.map(({ feature }) => feature),
  );
  const index = new Map(names.map((name, position) => [name, position]));
  const encoded = rows.map((row) => [...row.names].flatMap((name) => index.get(name) ?? []));

  const cueTrust = passagesThatHalveCues / (passagesThatHalveCues + passages.length);
  const models = rubric.criteria.flatMap(({ id }, criterion) =>
    heads.map((head) => {
      const isPositive = rows.map(({ marks }) =>
        marks.some((mark) => mark.criterionId === id && positives[head].includes(mark.verdict)),
      );
      const priorMeans = new Float64Array(names.length);
      for (const role of features.roles.filter((candidate) => candidate.criterion === criterion)) {
        const isOwn = (role.kind === 'oppose') === (head === 'oppose');
        priorMeans[index.get(role.feature) as number] =
          cueTrust * role.weight * cueReading[head][isOwn ? 'own' : 'other'];
      }
      return fitHead(encoded, isPositive, {
        featureCount: names.length,
        priorMeans,
        priorBias: cueReading[head].bias,
        precision,
        biasPrecision,
      });
    }),
  );
  const kept = names.flatMap((name, position) => {
    const weights = models.map((model) => toThousandths(model.weights[position] as number));
    return name.startsWith('@') || weights.some((weight) => Math.abs(weight) >= smallestWeight)
      ? [{ name, weights }]
      : [];
  });
  return {
    features: kept.map(({ name }) => name),
    biases: models.map(({ bias }) => toThousandths(bias)),
    weights: packWeights(kept.map(({ weights }) => weights)),
    acrossSentences: passages.length >= enoughPassages,
  };
}

const toThousandths = (value: number): number => Math.round(value * 1000) || 0;

/** Weigh the rarer class up so that both count alike. */
function fitHead(
  encoded: readonly (readonly number[])[],
  isPositive: readonly boolean[],
  options: Parameters<typeof fitLogisticRegression>[1],
): LogisticModel {
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
  const common = [...counts]
    .filter(([name, count]) => count >= rarestFeature && !name.startsWith('@'))
    .map(([name]) => name);
  return [...new Set(cueFeatures), ...common.sort()];
}

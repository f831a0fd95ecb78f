import type { Criterion } from '../../domain/criterion.ts';
import type { PracticePassage } from '../../domain/question-bank.ts';
import {
  addVectors,
  centreExamples,
  fitKernelRidge,
  type KernelScores,
  type ReadVector,
  readVector,
  scoreVector,
} from './kernel-ridge.ts';
import { balancedWeights, fitLogisticStep, type LogisticStep, logOddsOf } from './logistic-steps.ts';
import { passageVector, type WeighedVector } from './passage-vector.ts';
import type { Example } from './rubric-examples.ts';

/** What is asked of a passage for each criterion: is it for the point, says it in full, says the opposite, is about it either way? */
export const aspects = ['support', 'cover', 'oppose', 'about'] as const;

export type Aspect = (typeof aspects)[number];

/** What is known of one question's criteria: scores, and by score how they read as log odds. */
export type Calibration = {
  /** Four for each criterion, then one for refusal, whatever is refused. */
  readonly scores: KernelScores;
  readonly steps: readonly LogisticStep[];
  readonly refusal: LogisticStep;
};

/** What is kept of a calibration; the examples' vectors are kept elsewhere. */
export type CalibrationRest = Omit<Calibration, 'scores'> & { readonly weights: readonly (readonly number[])[] };

/** A run of clauses in log odds. */
export type PassageReading = { readonly aspects: readonly number[]; readonly refusal: number };

/** A clause with its vector and the marks of negation. */
export type ClauseVector = WeighedVector & { readonly refuses: 0 | 1; readonly affirms: 0 | 1 };

/** A clause that was read once for all runs that it is part of. */
export type ReadClause = ReadVector & Omit<ClauseVector, 'vector'>;

const counting: Readonly<Record<Aspect, readonly PracticePassage['marks'][number]['verdict'][]>> = {
  support: ['covered', 'partial'],
  cover: ['covered'],
  oppose: ['contradicted'],
  about: ['covered', 'partial', 'contradicted'],
};

/** How scores read where a rubric has a handful of examples; dozens decide by themselves. */
const scorePrior = { bias: -2, weights: [8], precision: 0.02 };
/** The same for refusal, where the rules of negation speak too. */
const refusalPrior = { bias: -2, weights: [8, 2, -2], precision: 0.02 };

/**
 * Calibrate a question: fit the scores on its examples, and their thresholds on what a fit without each example says of it. No cosine is
 * compared with a number that holds for all rubrics.
 *
 * @param vectors by example those of its clauses.
 */
export function calibrate(
  criteria: readonly Pick<Criterion, 'id'>[],
  examples: readonly Example[],
  vectors: readonly (readonly Float32Array[])[],
): Calibration {
  const passages = passageVectors(examples, vectors);
  const targets = examples.map((example) => targetsOf(criteria, example));
  const { scores, leftOut } = fitKernelRidge(passages, targets);
  const fitColumn = (column: number, prior: typeof scorePrior, featuresOf: (example: number) => readonly number[]) => {
    const isPositive = targets.map((row) => row[column] === 1);
    const weights = balancedWeights(isPositive);
    return fitLogisticStep(
      isPositive.map((positive, index) => ({
        features: featuresOf(index),
        isPositive: positive,
        weight: weights[index] as number,
      })),
      prior,
    );
  };
  const aspectCount = criteria.length * aspects.length;
  const scoreOf = (example: number, column: number): number => leftOut[example]?.[column] as number;
  return {
    scores,
    steps: Array.from({ length: aspectCount }, (_, column) =>
      fitColumn(column, scorePrior, (example) => [scoreOf(example, column)]),
    ),
    refusal: fitColumn(aspectCount, refusalPrior, (example) => [
      scoreOf(example, aspectCount),
      ...marksOf((examples[example] as Example).clauses),
    ]),
  };
}

/** What a calibration is kept as; numbers are cut to six digits, and `restoreCalibration` is what engines use, fresh or not. */
export function restOf({ scores, steps, refusal }: Calibration): CalibrationRest {
  const weights = scores.weights.map((ofScore) => Array.from(ofScore, (value) => Number(value.toPrecision(6))));
  return { weights, steps, refusal };
}

/** Put a kept calibration and the vectors of its examples together again. */
export function restoreCalibration(
  { weights, steps, refusal }: CalibrationRest,
  examples: readonly Example[],
  vectors: readonly (readonly Float32Array[])[],
): Calibration {
  const centred = centreExamples(passageVectors(examples, vectors));
  return { scores: { ...centred, weights: weights.map((ofScore) => Float64Array.from(ofScore)) }, steps, refusal };
}

/** Read a clause before the runs that it is part of. */
export function readClause({ scores }: Calibration, { tokens, refuses, affirms, vector }: ClauseVector): ReadClause {
  return { ...readVector(scores, vector), tokens, refuses, affirms };
}

/** Read a run of clauses as one passage; its vector is what `passageVector` makes of them. */
export function readPassage({ scores, steps, refusal }: Calibration, clauses: readonly ReadClause[]): PassageReading {
  const values = scoreVector(scores, addVectors(clauses));
  return {
    aspects: steps.map((step, column) => logOddsOf(step, [values[column] as number])),
    refusal: logOddsOf(refusal, [values[steps.length] as number, ...marksOf(clauses)]),
  };
}

function passageVectors(
  examples: readonly Example[],
  vectors: readonly (readonly Float32Array[])[],
): readonly Float32Array[] {
  return examples.map(({ clauses }, example) =>
    passageVector(
      clauses.map(({ tokens }, clause) => ({ tokens, vector: vectors[example]?.[clause] as Float32Array })),
    ),
  );
}

function targetsOf(criteria: readonly Pick<Criterion, 'id'>[], { marks, isRefusal }: Example): number[] {
  const ofCriteria = criteria.flatMap(({ id }) =>
    aspects.map((aspect) =>
      marks.some(({ criterionId, verdict }) => criterionId === id && counting[aspect].includes(verdict)) ? 1 : 0,
    ),
  );
  return [...ofCriteria, isRefusal ? 1 : 0];
}

function marksOf(clauses: readonly Pick<ClauseVector, 'refuses' | 'affirms'>[]): [number, number] {
  return [clauses.some(({ refuses }) => refuses === 1) ? 1 : 0, clauses.some(({ affirms }) => affirms === 1) ? 1 : 0];
}

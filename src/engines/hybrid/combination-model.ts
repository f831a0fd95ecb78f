import { z } from 'zod';
import { type EngineId, engineIds } from '../../domain/engine-id.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { combinationFeatures, type Testimony } from './combination-features.ts';

const weightsSchema = z.strictObject({ sure: z.number(), half: z.number() });

const stepSchema = z.strictObject({ bias: z.number(), weights: z.partialRecord(z.enum(engineIds), weightsSchema) });

/** How the witnesses of one set are weighed against each other; a file in `fitted/`. */
export const combinationSchema = z
  .strictObject({
    witnesses: z.array(z.enum(engineIds)).min(2),
    /** Whether the weights were fitted on labels, or only stated. */
    basis: z.enum(['fitted', 'not-fitted']),
    /** Where the weights come from, in words. */
    source: z.string().min(1),
    /** Log odds that a criterion is credited, i.e. covered or partial. */
    credited: stepSchema,
    /** Log odds that a credited criterion is covered in full. */
    full: stepSchema,
  })
  .refine(
    ({ witnesses, credited, full }) => witnesses.every((id) => credited.weights[id] && full.weights[id]),
    'must have weights for each of its witnesses',
  );

export type Combination = z.infer<typeof combinationSchema>;

type Step = Combination['credited'];

/** One combination for each set of witnesses. */
export type CombinationModel = ReadonlyMap<string, Combination>;

export type CombinedVerdict = {
  readonly verdict: Verdict;
  /** Probability that the verdict earns the right points, 0 to 1. */
  readonly confidence: number;
};

/** Name a set of witnesses, whatever their order: `embedding+keyword`. */
export function nameOfSet(witnesses: readonly EngineId[]): string {
  return [...witnesses].sort().join('+');
}

/**
 * Combine what witnesses say of one criterion: credited or not, then in full or half, by two logistic regressions (a
 * continuation-ratio model, Agresti, Categorical Data Analysis, 2013, section 8.3).
 *
 * A verdict that no witness supports is never chosen: credit needs one that gives credit and so has words of the answer for it; full
 * credit needs one that says covered. Of missing and contradicted, which earn the same, the one with more confidence behind it is
 * chosen. One witness alone is believed as it is.
 *
 * @throws {RangeError} if there is no witness, or no combination for the set.
 */
export function combineVerdicts(model: CombinationModel, testimonies: readonly Testimony[]): CombinedVerdict {
  const [first, ...others] = testimonies;
  if (first && others.length === 0) return { verdict: first.verdict, confidence: first.confidence };
  const name = nameOfSet(testimonies.map(({ engine }) => engine));
  const combination = model.get(name);
  if (!combination) throw new RangeError(`There is no combination for the witnesses "${name}"`);

  const credited = probability(combination.credited, testimonies, 'credited');
  const full = probability(combination.full, testimonies, 'full');
  const says = (...wanted: readonly Verdict[]): boolean => testimonies.some(({ verdict }) => wanted.includes(verdict));
  const canCredit = says('covered', 'partial');
  const canRefuse = says('missing', 'contradicted');
  if (canCredit && (credited >= 0.5 || !canRefuse)) {
    return says('covered') && (full >= 0.5 || !canBeHalf(testimonies))
      ? { verdict: 'covered', confidence: credited * full }
      : { verdict: 'partial', confidence: credited * (1 - full) };
  }
  return { verdict: isContradicted(testimonies) ? 'contradicted' : 'missing', confidence: 1 - credited };
}

/** Witnesses that all say covered do not mean half. */
function canBeHalf(testimonies: readonly Testimony[]): boolean {
  return testimonies.some(({ verdict }) => verdict !== 'covered');
}

function isContradicted(testimonies: readonly Testimony[]): boolean {
  const behind = (wanted: Verdict): number =>
    testimonies.reduce((sum, { verdict, confidence }) => (verdict === wanted ? sum + confidence : sum), 0);
  const isSaid = testimonies.some(({ verdict }) => verdict === 'contradicted');
  return isSaid && behind('contradicted') >= behind('missing');
}

function probability({ bias, weights }: Step, testimonies: readonly Testimony[], step: 'credited' | 'full'): number {
  let logOdds = bias;
  for (const testimony of testimonies) {
    const { sure, half } = combinationFeatures(testimony, step);
    const weight = weights[testimony.engine];
    if (weight) logOdds += weight.sure * sure + weight.half * half;
  }
  return 1 / (1 + Math.exp(-logOdds));
}

import { hash } from 'node:crypto';
import { z } from 'zod';
import type { ModelSpending } from '../../domain/provenance.ts';
import type { Question, QuestionBank } from '../../domain/question-bank.ts';
import type { EngineCache } from '../../storage/engine-cache.ts';
import { addSpending } from './add-spending.ts';
import { type Calibration, calibrate, restOf, restoreCalibration } from './calibration.ts';
import type { FindVectors, KeptVectors } from './kept-vectors.ts';
import { type Example, type ExampleLimits, examplesOf } from './rubric-examples.ts';

export type CalibrationParts = {
  /** As loaded from its files, with its practice answers: calibration learns from them. A version that it does not have brings its own. */
  readonly bank: QuestionBank;
  readonly cache: EngineCache;
  readonly findVectors: FindVectors;
  readonly limits: ExampleLimits;
  /** Names the algorithm; part of the key. */
  readonly version: string;
};

/** A calibration and what the vectors of its examples cost now. */
export type KeptCalibration = { readonly calibration: Calibration; readonly spent: ModelSpending };

const stepSchema = z.object({ bias: z.number(), weights: z.array(z.number()) });
const restSchema = z.object({
  weights: z.array(z.array(z.number())),
  steps: z.array(stepSchema),
  refusal: stepSchema,
});

/**
 * Calibrate a question, or find what was worked out before. The vectors of its examples and the result lie in the cache, so that a
 * second start sends nothing; both are kept under the rubric's hash.
 *
 * @throws {EngineFailedError} if the model does not answer.
 * @throws the signal's reason once it is aborted.
 */
export async function keptCalibration(
  { bank, cache, findVectors, limits, version }: CalibrationParts,
  question: Question,
  signal: AbortSignal,
): Promise<KeptCalibration> {
  const isIt = ({ id, rubric: { hash: itsHash } }: Question) => id === question.id && itsHash === question.rubric.hash;
  const { rubric } = bank.questions.find(isIt) ?? question;
  const passages = rubric.practiceAnswers.flatMap((answer) => answer.passages);
  const examples = examplesOf(bank, question, passages, limits);
  const { vectors, cacheKeys, spent } = await findVectorsOf(examples, findVectors, rubric.hash, signal);
  const marks = examples.map((example) => [example.clauses.length, example.marks, example.isRefusal]);
  const key = hash('sha256', JSON.stringify(['calibration', version, cacheKeys, marks]));
  const kept = await cache.find(key);
  if (kept !== undefined) {
    return { calibration: restoreCalibration(restSchema.parse(JSON.parse(kept)), examples, vectors), spent };
  }
  const rest = restOf(calibrate(rubric.criteria, examples, vectors));
  await cache.put({ key, answerHash: rubric.hash, engineId: 'embedding', content: JSON.stringify(rest) });
  return { calibration: restoreCalibration(rest, examples, vectors), spent };
}

/** The vectors of all clauses of examples, by example; those that all questions share are kept apart. */
export async function findVectorsOf(
  examples: readonly Example[],
  findVectors: FindVectors,
  ownerHash: string,
  signal: AbortSignal | undefined,
): Promise<Omit<KeptVectors, 'vectors'> & { readonly vectors: readonly (readonly Float32Array[])[] }> {
  const textsOf = (isShared: boolean): string[] => [
    ...new Set(
      examples
        .filter((example) => example.isShared === isShared)
        .flatMap(({ clauses }) => clauses.map(({ text }) => text)),
    ),
  ];
  const own = textsOf(false);
  const shared = textsOf(true);
  const found = [
    await findVectors(own, ownerHash, signal),
    await findVectors(shared, hash('sha256', JSON.stringify(shared)), signal),
  ];
  const all = found.flatMap((part) => part.vectors);
  const vectorOf = new Map([...own, ...shared].map((text, index) => [text, all[index] as Float32Array]));
  const vectors = examples.map(({ clauses }) => clauses.map(({ text }) => vectorOf.get(text) as Float32Array));
  return {
    vectors,
    cacheKeys: found.flatMap((part) => part.cacheKeys),
    spent: addSpending(found.map((part) => part.spent)),
  };
}

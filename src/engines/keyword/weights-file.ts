import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { WordCounts } from '../../text/lexicon.ts';
import type { FittedQuestion } from './fitted-question.ts';
import { packWeights } from './pack-weights.ts';

/** A file has 10,000 rows and is read at every start: a loop over them takes a twentieth of the time of a schema for each number. */
const isWeights = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((row) => Array.isArray(row) && row.every(Number.isInteger));

const isCounts = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((count) => Number.isInteger(count) && count > 0);

const weightsFileSchema = z
  .strictObject({
    rubricHash: z.string(),
    words: z.custom<WordCounts>(isCounts, 'must be whole numbers above 0 by word'),
    acrossSentences: z.boolean(),
    biases: z.array(z.int()),
    weights: z.custom<Readonly<Record<string, readonly number[]>>>(
      isWeights,
      'must be lists of whole numbers by feature',
    ),
  })
  .refine(({ biases, weights }) => Object.values(weights).every((row) => row.length === biases.length), {
    path: ['weights'],
    message: 'must have one number for each bias',
  });

/** Where the fitted weights of a question lie. */
export function weightsPath(bankDirectory: string, questionId: string): string {
  return join(bankDirectory, 'weights', `${questionId}.json`);
}

/** Write fitted weights one feature a line, so that a change can be read. */
export function formatWeights(fitted: FittedQuestion): string {
  const { rubricHash, words, acrossSentences, biases, features, weights } = fitted;
  const rowOf = (index: number): number[] => [...weights.subarray(index * biases.length, (index + 1) * biases.length)];
  const lines = features.map((name, index) => `${JSON.stringify(name)}:${JSON.stringify(rowOf(index))}`);
  const head = JSON.stringify({ rubricHash, acrossSentences, biases, words }).slice(0, -1);
  return `${head},"weights":{\n${lines.join(',\n')}\n}}\n`;
}

/** Read the fitted weights of a question; undefined where there is no file or it is not one of weights. */
export async function findWeights(bankDirectory: string, questionId: string): Promise<FittedQuestion | undefined> {
  let content: string;
  try {
    content = await readFile(weightsPath(bankDirectory, questionId), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return parseWeights(content);
}

/** Read fitted weights from what formatWeights wrote. @throws {z.ZodError} if it is something else. */
export function parseWeights(content: string): FittedQuestion {
  const { weights, ...rest } = weightsFileSchema.parse(JSON.parse(content));
  return { ...rest, features: Object.keys(weights), weights: packWeights(Object.values(weights)) };
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { FittedQuestion } from './fitted-question.ts';

const weightsFileSchema = z.strictObject({
  rubricHash: z.string(),
  acrossSentences: z.boolean(),
  biases: z.array(z.int()),
  weights: z.record(z.string(), z.array(z.int())),
});

/** Where the fitted weights of a question lie. */
export function weightsPath(bankDirectory: string, questionId: string): string {
  return join(bankDirectory, 'weights', `${questionId}.json`);
}

/** Write fitted weights one feature a line, so that a change can be read. */
export function formatWeights({ rubricHash, acrossSentences, biases, features, weights }: FittedQuestion): string {
  const lines = features.map((name, index) => `${JSON.stringify(name)}:${JSON.stringify(weights[index])}`);
  const head = JSON.stringify({ rubricHash, acrossSentences, biases }).slice(0, -1);
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
  const { weights, ...rest } = weightsFileSchema.parse(JSON.parse(content));
  return { ...rest, features: Object.keys(weights), weights: Object.values(weights) };
}

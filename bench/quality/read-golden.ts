import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { labelValues } from '../../src/agreement/rated-answer.ts';
import type { Question, QuestionBank } from '../../src/domain/question-bank.ts';
import type { LabelledAnswer } from '../../src/workflows/measure-agreement.ts';

/** Labelled answers and the hash of the bytes they were read from. */
export type GoldenSet = {
  /** SHA-256 of the file, 64 hex digits. */
  readonly sha256: string;
  readonly answers: readonly LabelledAnswer[];
};

/** A line of a golden file cannot be used. */
export class GoldenInvalidError extends Error {
  override readonly name = 'GoldenInvalidError';
}

const goldenLineSchema = z.strictObject({
  id: z.string().min(1),
  questionId: z.string().regex(/^q\d+$/, 'must be q and the number of the question in the bank, like q04'),
  category: z.string().min(1),
  lang: z.string().min(1),
  answer: z.string(),
  labels: z.record(z.string(), z.literal(labelValues, 'must be 0, 0.5 or 1')),
});

/**
 * Read a golden file (bench/golden/README.md) and map its ids, which go by order, to those of the bank: q04.c1 is the
 * first criterion of the fourth question.
 *
 * @throws {GoldenInvalidError} naming file, line and field of the first line that cannot be used. A line that is skipped
 *   would change every figure in silence, so none is.
 */
export async function readGolden(file: string, bank: QuestionBank): Promise<GoldenSet> {
  const bytes = await readBytes(file);
  const answers: LabelledAnswer[] = [];
  const seen = new Set<string>();
  for (const [index, line] of bytes.toString('utf8').split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    try {
      const answer = parseLine(line, bank);
      if (seen.has(answer.id)) throw new GoldenInvalidError(`id: "${answer.id}" is used twice`);
      seen.add(answer.id);
      answers.push(answer);
    } catch (error) {
      if (!(error instanceof GoldenInvalidError)) throw error;
      throw new GoldenInvalidError(`${file}:${index + 1}: ${error.message}`);
    }
  }
  if (answers.length === 0) throw new GoldenInvalidError(`${file}: holds no answers`);
  return { sha256: createHash('sha256').update(bytes).digest('hex'), answers };
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new GoldenInvalidError(`${file}: cannot be read: ${(error as Error).message}`);
  }
}

function parseLine(line: string, bank: QuestionBank): LabelledAnswer {
  const result = goldenLineSchema.safeParse(parseJson(line));
  if (!result.success) {
    throw new GoldenInvalidError(
      result.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`).join('; '),
    );
  }
  const { id, questionId: goldenQuestionId, category, lang, answer, labels } = result.data;
  const question = bank.questions[Number(goldenQuestionId.slice(1)) - 1];
  if (!question) {
    throw new GoldenInvalidError(
      `questionId: "${goldenQuestionId}" is not in the bank, which has ${bank.questions.length} questions`,
    );
  }
  return {
    id,
    questionId: question.id,
    category,
    language: lang,
    answer,
    labels: toLabels(goldenQuestionId, labels, question),
  };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new GoldenInvalidError('is not JSON');
  }
}

function toLabels(
  goldenQuestionId: string,
  labels: Readonly<Record<string, (typeof labelValues)[number]>>,
  { rubric }: Question,
): LabelledAnswer['labels'] {
  const expected = rubric.criteria.map((_, index) => `${goldenQuestionId}.c${index + 1}`);
  const found = Object.keys(labels);
  if (found.length !== expected.length || !expected.every((key) => found.includes(key))) {
    throw new GoldenInvalidError(`labels: has ${found.join(', ') || 'none'} where ${expected.join(', ')} are needed`);
  }
  return rubric.criteria.map(({ id, points }, index) => ({
    criterionId: id,
    label: labels[expected[index] as string] as (typeof labelValues)[number],
    maxPoints: points,
  }));
}

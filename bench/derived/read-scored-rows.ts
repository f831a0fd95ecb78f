import { z } from 'zod';
import { DataInvalidError } from './data-invalid-error.ts';
import type { MarkedAnswer, MeasuredData, MeasuredQuestion } from './measured-data.ts';
import { parseFields, type Row } from './read-rows.ts';

const rowSchema = z
  .object({
    questionId: z.string().min(1),
    question: z.string().min(1),
    reference: z.string().min(1),
    answer: z.string(),
    score: z.number().min(0),
    maxScore: z.number().positive(),
  })
  .refine(({ score, maxScore }) => score <= maxScore, { path: ['score'], error: 'is above maxScore' });

/**
 * Read rows of one answer and one score each; a question comes with each of its rows. Further fields are ignored.
 *
 * @param file for messages
 * @throws {DataInvalidError} naming file, line and field; both lines where a question has two texts or two references.
 */
export function readScoredRows(file: string, rows: readonly Row[]): MeasuredData {
  const questions = new Map<string, MeasuredQuestion & { readonly line: number }>();
  const answers = rows.map(({ line, value }): MarkedAnswer => {
    const row = parseFields(rowSchema, value, `${file}:${line}`);
    const { questionId, question: prompt, reference: modelAnswer, answer, score, maxScore } = row;
    const known = questions.get(questionId);
    if (!known) questions.set(questionId, { id: questionId, prompt, modelAnswer, line });
    else {
      const differs = (field: string): never => {
        const message = `${field}: question "${questionId}" has another one in line ${known.line}`;
        throw new DataInvalidError(`${file}:${line}: ${message}`);
      };
      if (known.modelAnswer !== modelAnswer) differs('reference');
      if (known.prompt !== prompt) differs('question');
    }
    return { line, questionId, answer, mark: { score, maxScore } };
  });
  return { kind: 'scored', questions: [...questions.values()].map(({ line: _, ...question }) => question), answers };
}

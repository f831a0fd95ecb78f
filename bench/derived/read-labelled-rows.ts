import { z } from 'zod';
import { labelValues } from '../../src/agreement/rated-answer.ts';
import { languages } from '../../src/domain/question-bank.ts';
import { DataInvalidError } from './data-invalid-error.ts';
import type { MarkedAnswer, MeasuredData, MeasuredQuestion } from './measured-data.ts';
import { parseFields, parseJson, type Row, readTextFile } from './read-rows.ts';

const rowSchema = z.object({
  questionId: z.string().min(1),
  category: z.string().min(1),
  answer: z.string(),
  labels: z.record(z.string(), z.literal(labelValues, 'must be 0, 0.5 or 1')),
});

const questionsSchema = z.object({
  questions: z
    .array(
      z.object({
        id: z.string().min(1),
        lang: z.enum(languages),
        points: z.number().positive().multipleOf(0.5),
        question: z.string().min(1),
        modelAnswer: z.array(z.string().min(1)).min(1),
        criteria: z.array(z.object({ id: z.string().min(1) })).min(1),
      }),
    )
    .min(1),
});

type QuestionsFile = z.infer<typeof questionsSchema>;

/**
 * Read rows with a label for each criterion, and the questions that they belong to, which are in a file of their own: each line of a
 * model answer is one point, in the order of the criteria. Questions without answers are left out.
 *
 * @throws {DataInvalidError} naming file, line and field.
 */
export async function readLabelledRows(
  file: string,
  rows: readonly Row[],
  questionsFile: string,
): Promise<MeasuredData> {
  const value = parseJson(await readTextFile(questionsFile), questionsFile);
  const { questions } = parseFields(questionsSchema, value, questionsFile);
  const byId = new Map(questions.map((question) => [question.id, question]));
  const used = new Map<string, MeasuredQuestion>();
  const answers = rows.map(({ line, value: fields }): MarkedAnswer => {
    const where = `${file}:${line}`;
    const { questionId, category, answer, labels } = parseFields(rowSchema, fields, where);
    const question = byId.get(questionId);
    if (!question) throw new DataInvalidError(`${where}: questionId: "${questionId}" is not in ${questionsFile}`);
    if (!used.has(questionId)) used.set(questionId, toMeasured(question));
    return { line, questionId, answer, mark: { labels: orderLabels(labels, question, where), category } };
  });
  return { kind: 'labelled', questions: [...used.values()], answers };
}

function toMeasured({
  id,
  lang,
  points,
  question,
  modelAnswer,
  criteria,
}: QuestionsFile['questions'][number]): MeasuredQuestion {
  const bullets = modelAnswer.map((line) => line.replace(/^\s*[-*•·]?\s*/, '- '));
  const labelled = { points, criteria: criteria.length };
  return { id, prompt: question, modelAnswer: bullets.join('\n'), language: lang, labelled };
}

function orderLabels(
  labels: z.infer<typeof rowSchema>['labels'],
  { criteria }: QuestionsFile['questions'][number],
  where: string,
) {
  const ordered = criteria.flatMap(({ id }) => labels[id] ?? []);
  if (ordered.length === criteria.length && Object.keys(labels).length === criteria.length) return ordered;
  const needed = criteria.map(({ id }) => id).join(', ');
  throw new DataInvalidError(
    `${where}: labels: has ${Object.keys(labels).join(', ') || 'none'} where ${needed} are needed`,
  );
}

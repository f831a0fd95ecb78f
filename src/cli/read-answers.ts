import type { Readable } from 'node:stream';
import type { QuestionBank } from '../domain/question-bank.ts';
import { createQuestionMatcher, type QuestionMatcher } from '../tables/match-question.ts';
import type { AnswerToCompare } from '../workflows/measure-rubric-effect.ts';
import { openInput } from './batch/batch-files.ts';
import { readLines } from './batch/read-lines.ts';
import { readNdjson } from './batch/read-ndjson.ts';

export type AnswersOfFile = {
  /** By the id of the question. */
  readonly byQuestion: ReadonlyMap<string, readonly AnswerToCompare[]>;
  /** Lines that name no question of the bank. */
  readonly others: number;
  /** Lines that cannot be read, with the reason. */
  readonly problems: readonly string[];
};

/**
 * Read answers from NDJSON with `id`, `questionId` and `answer`; other fields are passed over. A question is named by its id, or as
 * `q04` by its place in the bank.
 *
 * @throws {FileError} if the file cannot be read.
 */
export async function readAnswers(
  file: string,
  stdin: Readable,
  { questions }: Pick<QuestionBank, 'questions'>,
): Promise<AnswersOfFile> {
  const match = createMatcher(questions);
  const byQuestion = new Map<string, AnswerToCompare[]>();
  const problems: string[] = [];
  let others = 0;
  const input = await openInput(file, stdin);
  try {
    for await (const item of readNdjson(readLines(input.name, input.chunks))) {
      if ('error' in item) {
        problems.push(`${input.name}: line ${item.line}: ${item.error.message}`);
        continue;
      }
      const questionId = match(item.questionId);
      if (questionId === undefined) others++;
      else getOrAdd(byQuestion, questionId).push(toAnswer(item));
    }
  } finally {
    input.close();
  }
  return { byQuestion, others, problems };
}

function getOrAdd<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** One question by itself has no place in a bank. */
function createMatcher(questions: QuestionBank['questions']): QuestionMatcher {
  const numberOf = (index: number): number => (questions.length > 1 ? index + 1 : Number.NaN);
  return createQuestionMatcher(
    questions.map(({ id, prompt }, index) => ({ id, text: prompt, number: numberOf(index) })),
  );
}

const toAnswer = ({ id, answer }: { readonly id: string | number; readonly answer: string }): AnswerToCompare => ({
  id: String(id),
  answer,
});

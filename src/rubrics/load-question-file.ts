import { readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { RubricInvalidError, type RubricProblem } from '../domain/errors.ts';
import type { Question } from '../domain/question-bank.ts';
import { loadQuestion } from './load-bank.ts';

/**
 * Load and check one question file, whether a bank lists it or not, with the practice answers that lie beside it.
 *
 * @param path ends with `.yaml`
 * @throws {RubricInvalidError} with every problem found, each with file, line and field.
 */
export async function loadQuestionFile(path: string): Promise<Question> {
  const directory = dirname(path);
  const problems: RubricProblem[] = [];
  const names = await readdir(directory).catch(() => []);
  const question = await loadQuestion(directory, basename(path, '.yaml'), names, problems);
  if (!question || problems.length > 0) throw new RubricInvalidError(problems);
  return question;
}

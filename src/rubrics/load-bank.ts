import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { RubricInvalidError, type RubricProblem } from '../domain/errors.ts';
import type { PracticeAnswer, Question, QuestionBank } from '../domain/question-bank.ts';
import { findContentProblems } from './content-problems.ts';
import { describeIssue } from './describe-issue.ts';
import { parsePracticeAnswers } from './practice-answers.ts';
import { readText } from './read-text.ts';
import { bankFileSchema, type QuestionFile, questionFileSchema } from './rubric-schema.ts';
import { toQuestion } from './to-question.ts';
import { parseYaml, type YamlFile } from './yaml-file.ts';

/**
 * Load and check a question bank from its folder.
 *
 * @throws {RubricInvalidError} with every problem found, each with file, line and field.
 */
export async function loadBank(directory: string): Promise<QuestionBank> {
  const problems: RubricProblem[] = [];
  const bankFile = await readYaml(directory, 'bank.yaml', problems);
  const bank = bankFile && validate(bankFile, bankFileSchema, problems);
  if (!bank || !bankFile) throw new RubricInvalidError(problems);

  const fileNames = await readdir(directory);
  const questions = new Map<string, Question>();
  for (const [sectionIndex, section] of bank.sections.entries()) {
    for (const [index, questionId] of section.questions.entries()) {
      const path = ['sections', sectionIndex, 'questions', index];
      if (questions.has(questionId))
        problems.push(bankFile.problemAt(path, `question "${questionId}" is listed twice`));
      else if (!fileNames.includes(`${questionId}.yaml`))
        problems.push(bankFile.problemAt(path, `there is no file ${questionId}.yaml`));
      else {
        const question = await loadQuestion(directory, questionId, fileNames, problems);
        if (question) questions.set(questionId, question);
      }
    }
    checkSectionPoints(bankFile, sectionIndex, section, questions, problems);
  }
  const offTopicTexts = await readOffTopic(directory, fileNames, problems);
  if (problems.length > 0) throw new RubricInvalidError(problems);
  return {
    id: bank.id,
    version: bank.version,
    language: bank.language,
    title: bank.title,
    ...(bank.note === undefined ? {} : { note: bank.note }),
    sections: bank.sections.map(({ id, title, points, questions: questionIds }) => ({
      id,
      title,
      points,
      questionIds,
    })),
    questions: [...questions.values()],
    offTopicTexts,
  };
}

function checkSectionPoints(
  file: YamlFile,
  index: number,
  section: z.infer<typeof bankFileSchema>['sections'][number],
  questions: ReadonlyMap<string, Question>,
  problems: RubricProblem[],
): void {
  const found = section.questions.map((id) => questions.get(id));
  if (found.includes(undefined)) return;
  const sum = found.reduce((total, question) => total + (question?.points ?? 0), 0);
  if (sum !== section.points)
    problems.push(
      file.problemAt(['sections', index, 'points'], `is ${section.points}, but its questions add up to ${sum}`),
    );
}

/** Load a question of a folder with its practice answers; undefined, with a problem, if it cannot be read. */
export async function loadQuestion(
  directory: string,
  questionId: string,
  fileNames: readonly string[],
  problems: RubricProblem[],
): Promise<Question | undefined> {
  const file = await readYaml(directory, `${questionId}.yaml`, problems);
  const question = file && validate(file, questionFileSchema, problems);
  if (!file || !question) return undefined;
  problems.push(...checkQuestion(file, questionId, question));
  const criterionIds = new Set(question.criteria.map(({ id }) => id));
  const practiceAnswers: PracticeAnswer[] = [];
  for (const name of fileNames.filter((candidate) => isPracticeFile(candidate, questionId)).sort()) {
    const content = await readText(join(directory, name), problems);
    if (content === undefined) continue;
    const parsed = parsePracticeAnswers(join(directory, name), content, criterionIds);
    practiceAnswers.push(...parsed.answers);
    problems.push(...parsed.problems);
  }
  return toQuestion(question, practiceAnswers);
}

/** Texts about anything else, one a line; optional. */
const offTopicFile = 'off-topic.txt';

async function readOffTopic(directory: string, names: readonly string[], problems: RubricProblem[]): Promise<string[]> {
  if (!names.includes(offTopicFile)) return [];
  const path = join(directory, offTopicFile);
  const lines = ((await readText(path, problems)) ?? '').split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

const isPracticeFile = (name: string, questionId: string): boolean =>
  name.startsWith(`${questionId}.answers.`) && name.endsWith('.txt');

function checkQuestion(file: YamlFile, questionId: string, question: QuestionFile): RubricProblem[] {
  const found = findContentProblems(question).map(({ path, message }) => file.problemAt(path, message));
  if (question.id === questionId) return found;
  return [file.problemAt(['id'], `is "${question.id}", but the file is named ${questionId}.yaml`), ...found];
}

async function readYaml(directory: string, name: string, problems: RubricProblem[]): Promise<YamlFile | undefined> {
  const path = join(directory, name);
  const content = await readText(path, problems);
  if (content === undefined) return undefined;
  const file = parseYaml(path, content);
  problems.push(...file.syntaxProblems);
  return file.syntaxProblems.length === 0 ? file : undefined;
}

function validate<T>(file: YamlFile, schema: z.ZodType<T>, problems: RubricProblem[]): T | undefined {
  const result = schema.safeParse(file.value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    for (const { path, message } of describeIssue(issue, file.value)) problems.push(file.problemAt(path, message));
  }
  return undefined;
}

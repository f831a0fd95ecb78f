import { randomUUID } from 'node:crypto';
import { mkdir, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { EvaluationError } from '../domain/errors.ts';
import type { QuestionBank } from '../domain/question-bank.ts';
import type { QuestionContent } from '../domain/rubric-draft.ts';
import { toYaml, type YamlComment } from './to-yaml.ts';

/** A question as its file holds it, with comments for whoever edits it. */
export type WritableQuestion = {
  readonly content: QuestionContent;
  readonly version: string;
  /** Places count within the file: `['criteria', 0]`. */
  readonly comments: readonly YamlComment[];
};

export type WritableBank = {
  readonly bank: Pick<QuestionBank, 'id' | 'version' | 'language' | 'title' | 'note' | 'sections'>;
  readonly questions: readonly WritableQuestion[];
  /** Lines at the top of bank.yaml. */
  readonly comments: readonly string[];
  /** Other texts beside the bank, by file name. */
  readonly others: Readonly<Record<string, string>>;
};

/** Write a bank into a folder. */
export type WriteBank = (directory: string, bank: WritableBank, signal: AbortSignal) => Promise<void>;

/** There is something in the folder already, and it may be somebody's work. */
export class FolderNotEmptyError extends EvaluationError {
  readonly code = 'folder-not-empty';

  constructor(directory: string) {
    super(`${directory}: there are files in this folder; name one that is empty or not there yet`);
  }
}

/** @throws {FolderNotEmptyError} if a folder is there and holds anything. */
export async function requireEmptyFolder(directory: string): Promise<void> {
  try {
    if ((await readdir(directory)).length > 0) throw new FolderNotEmptyError(directory);
  } catch (error) {
    if (!isSystemError(error, ['ENOENT'])) throw error;
  }
}

/**
 * Write a bank as files that `loadBank` reads: `bank.yaml`, and one file for each question. What is read back has the same hashes.
 *
 * All or nothing: it is written beside the folder and renamed. Whatever goes wrong, nothing is left behind.
 *
 * @param directory is empty or not there; its parent is there.
 * @throws {FolderNotEmptyError} if it is not empty
 * @throws {Error} of the file system, or the signal's reason
 */
export const writeBank: WriteBank = async (directory, bank, signal) => {
  await requireEmptyFolder(directory);
  const target = await findTarget(directory);
  const temporary = join(dirname(target), `.${basename(target)}-${randomUUID()}`);
  try {
    await mkdir(temporary);
    for (const [name, text] of filesOf(bank)) await writeFile(join(temporary, name), text, { flag: 'wx', signal });
    signal.throwIfAborted();
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    signal.throwIfAborted();
    if (isSystemError(error, ['ENOTEMPTY', 'EEXIST'])) throw new FolderNotEmptyError(directory);
    throw error;
  }
};

/** The folder itself where the name is a link to one: a folder cannot take the place of a link. */
async function findTarget(directory: string): Promise<string> {
  try {
    return await realpath(directory);
  } catch (error) {
    if (isSystemError(error, ['ENOENT'])) return resolve(directory);
    throw error;
  }
}

function filesOf({ bank, questions, comments, others }: WritableBank): readonly (readonly [string, string])[] {
  return [
    ['bank.yaml', toYaml(toBankFile(bank), [{ at: [], lines: comments }])],
    ...questions.map((it) => [`${it.content.id}.yaml`, toYaml(toQuestionFile(it), it.comments)] as const),
    ...Object.entries(others),
  ];
}

function toBankFile({ id, version, language, title, note, sections }: WritableBank['bank']): object {
  return {
    id,
    version,
    language,
    title,
    ...(note !== undefined && { note }),
    sections: sections.map(({ questionIds, ...section }) => ({
      id: section.id,
      title: section.title,
      points: section.points,
      questions: questionIds,
    })),
  };
}

function toQuestionFile({ content, version }: WritableQuestion): object {
  const { id, language, points, prompt, note, derived, vocabulary, criteria } = content;
  return {
    id,
    version,
    language,
    points,
    prompt,
    ...(note !== undefined && { note }),
    ...(derived && { derived }),
    criteria: criteria.map(({ cues, opposes, ...criterion }) => ({
      id: criterion.id,
      label: criterion.label,
      points: criterion.points,
      covered: criterion.covered,
      partial: criterion.partial,
      modelAnswer: criterion.modelAnswer,
      suggestion: criterion.suggestion,
      suggestionEn: criterion.suggestionEn,
      cues: cues.map(({ say, weight }) => (weight === 1 ? say : { say, weight })),
      ...(opposes.length > 0 && { opposes }),
    })),
    // Long lists: whoever edits the file comes for the criteria.
    ...(Object.keys(vocabulary).length > 0 && { vocabulary }),
  };
}

function isSystemError(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

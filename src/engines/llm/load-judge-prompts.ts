import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../domain/question-bank.ts';
import { type JudgePrompt, type JudgePrompts, PromptInvalidError, parseJudgePrompt } from './judge-prompt.ts';

/**
 * Read the judge's prompts, one for each language of questions: judge.zh.md and judge.en.md.
 *
 * @throws {PromptInvalidError} naming the file that cannot be read or used.
 */
export async function loadJudgePrompts(directory: string): Promise<JudgePrompts> {
  const [zh, en] = await Promise.all([load(directory, 'zh'), load(directory, 'en')]);
  return { zh, en };
}

async function load(directory: string, language: Language): Promise<JudgePrompt> {
  const file = join(directory, `judge.${language}.md`);
  const prompt = parseJudgePrompt(await read(file), file);
  if (prompt.language !== language) throw new PromptInvalidError(file, `language: must be ${language}`);
  return prompt;
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new PromptInvalidError(file, `cannot be read: ${(cause as Error).message}`, { cause });
  }
}

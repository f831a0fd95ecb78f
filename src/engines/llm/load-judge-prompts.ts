import { loadPrompts } from '../prompt-file.ts';
import { type JudgePrompts, judgeVariables } from './judge-prompt.ts';

/**
 * Read the judge's prompts, one for each language of questions: judge.zh.md and judge.en.md.
 *
 * @throws {PromptInvalidError} naming the file that cannot be read or used.
 */
export async function loadJudgePrompts(directory: string): Promise<JudgePrompts> {
  return loadPrompts(directory, 'judge', judgeVariables);
}

import type { Language } from '../../domain/question-bank.ts';
import { fillIn as fillInTemplate } from '../../text/fill-in.ts';
import { type Prompt, parsePrompt } from '../prompt-file.ts';

/** The parts of a judge's prompt file, each with the variables that it must hold. */
export const judgeVariables = {
  system: [],
  rubric: ['question', 'criteria', 'reasonLanguage'],
  criterion: ['id', 'label', 'covered', 'partial'],
  answer: ['delimiter', 'answer'],
  repair: ['problems', 'ids'],
} as const;

export type PromptPart = keyof typeof judgeVariables;

/** The values that fill in one part of a prompt. */
export type PromptValues<Part extends PromptPart> = Readonly<Record<(typeof judgeVariables)[Part][number], string>>;

/** What the judge is told, in one language. */
export type JudgePrompt = Prompt<PromptPart>;

export type JudgePrompts = Readonly<Record<Language, JudgePrompt>>;

/**
 * Read a judge's prompt file.
 *
 * @param file for messages.
 * @throws {PromptInvalidError}
 */
export function parseJudgePrompt(content: string, file: string): JudgePrompt {
  return parsePrompt(content, file, judgeVariables);
}

/** Fill in a part of a prompt. Values go in as they are: what looks like a variable in one of them stays what it is. */
export function fillIn<Part extends PromptPart>(prompt: JudgePrompt, part: Part, values: PromptValues<Part>): string {
  return fillInTemplate(prompt.parts[part], values);
}

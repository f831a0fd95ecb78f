import { hash } from 'node:crypto';
import { parse } from 'yaml';
import { z } from 'zod';
import { EvaluationError } from '../../domain/errors.ts';
import { type Language, languages } from '../../domain/question-bank.ts';

/** The parts of a prompt file, each with the variables that it must hold. */
const variablesOf = {
  system: [],
  rubric: ['question', 'criteria', 'reasonLanguage'],
  criterion: ['id', 'label', 'covered', 'partial'],
  answer: ['delimiter', 'answer'],
  repair: ['problems', 'ids'],
} as const;

export type PromptPart = keyof typeof variablesOf;

/** The values that fill in one part of a prompt. */
export type PromptValues<Part extends PromptPart> = Readonly<Record<(typeof variablesOf)[Part][number], string>>;

/** What the judge is told, in one language. */
export type JudgePrompt = {
  readonly id: string;
  readonly version: string;
  readonly language: Language;
  /** SHA-256 of the file, 64 hex digits. */
  readonly hash: string;
  readonly parts: Readonly<Record<PromptPart, string>>;
};

export type JudgePrompts = Readonly<Record<Language, JudgePrompt>>;

/** A prompt file cannot be used. */
export class PromptInvalidError extends EvaluationError {
  readonly code = 'prompt-invalid';

  constructor(file: string, message: string, options?: ErrorOptions) {
    super(`${file}: ${message}`, options);
  }
}

const headSchema = z.strictObject({
  id: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must be a version like 1.0.0'),
  language: z.enum(languages),
});

/**
 * Read a prompt file: a head of YAML between two lines of dashes, then one part under each heading of the first level.
 *
 * @param file for messages.
 * @throws {PromptInvalidError} if the head is not as it should be, or a part or one of its variables is missing or unknown.
 */
export function parseJudgePrompt(content: string, file: string): JudgePrompt {
  const [, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(content.replaceAll('\r\n', '\n')) ?? [];
  if (head === undefined || body === undefined)
    throw new PromptInvalidError(file, 'must begin with a head between ---');
  const parsed = headSchema.safeParse(parse(head));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new PromptInvalidError(file, problems.join('; '));
  }
  const sections = new Map(
    body
      .split(/^# +/m)
      .slice(1)
      .map((section) => {
        const lineEnd = section.indexOf('\n');
        return [section.slice(0, lineEnd).trim(), section.slice(lineEnd + 1).trim()] as const;
      }),
  );
  const part = (name: PromptPart): string => checkPart(file, name, sections.get(name));
  return {
    ...parsed.data,
    hash: hash('sha256', content),
    parts: {
      system: part('system'),
      rubric: part('rubric'),
      criterion: part('criterion'),
      answer: part('answer'),
      repair: part('repair'),
    },
  };
}

const variable = /\{\{(\w+)\}\}/g;

function checkPart(file: string, name: PromptPart, text: string | undefined): string {
  if (text === undefined || text === '') throw new PromptInvalidError(file, `has no part "${name}"`);
  const wanted: readonly string[] = variablesOf[name];
  const found = new Set(Array.from(text.matchAll(variable), ([, it]) => it as string));
  const missing = wanted.filter((it) => !found.has(it));
  const unknown = [...found].filter((it) => !wanted.includes(it));
  if (missing.length > 0) throw new PromptInvalidError(file, `${name}: lacks {{${missing.join('}}, {{')}}}`);
  if (unknown.length > 0) throw new PromptInvalidError(file, `${name}: does not know {{${unknown.join('}}, {{')}}}`);
  return text;
}

/** Fill in a part of a prompt. Values go in as they are: what looks like a variable in one of them stays what it is. */
export function fillIn<Part extends PromptPart>(prompt: JudgePrompt, part: Part, values: PromptValues<Part>): string {
  const known = new Map<string, string>(Object.entries(values));
  return prompt.parts[part].replace(variable, (_, name: string) => known.get(name) ?? '');
}

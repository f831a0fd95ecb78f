import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { EvaluationError } from '../domain/errors.ts';
import { type Language, languages } from '../domain/question-bank.ts';
import { templateVariable } from '../text/fill-in.ts';

/** The parts that a kind of prompt has, each with the variables that it must hold. */
export type PromptVariables = Readonly<Record<string, readonly string[]>>;

/** What a model is told, in one language. */
export type Prompt<Part extends string> = {
  readonly id: string;
  readonly version: string;
  readonly language: Language;
  /** SHA-256 of the file, 64 hex digits. */
  readonly hash: string;
  readonly parts: Readonly<Record<Part, string>>;
};

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
 * Read the prompts of one kind, one for each language of questions: `judge.zh.md` and `judge.en.md`.
 *
 * @throws {PromptInvalidError} naming the file that cannot be read or used.
 */
export async function loadPrompts<const Variables extends PromptVariables>(
  directory: string,
  name: string,
  variables: Variables,
): Promise<Readonly<Record<Language, Prompt<keyof Variables & string>>>> {
  const load = async (language: Language) => {
    const file = join(directory, `${name}.${language}.md`);
    const prompt = parsePrompt(await read(file), file, variables);
    if (prompt.language !== language) throw new PromptInvalidError(file, `language: must be ${language}`);
    return prompt;
  };
  const [zh, en] = await Promise.all([load('zh'), load('en')]);
  return { zh, en };
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new PromptInvalidError(file, `cannot be read: ${(cause as Error).message}`, { cause });
  }
}

/**
 * Read a prompt file: a head of YAML between two lines of dashes, then one part under each heading of the first level.
 *
 * @param file for messages.
 * @throws {PromptInvalidError} if the head is not as it should be, or a part or one of its variables is missing or unknown.
 */
export function parsePrompt<const Variables extends PromptVariables>(
  content: string,
  file: string,
  variables: Variables,
): Prompt<keyof Variables & string> {
  const [, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(content.replaceAll('\r\n', '\n')) ?? [];
  if (head === undefined || body === undefined)
    throw new PromptInvalidError(file, 'must begin with a head between ---');
  const parsed = headSchema.safeParse(parse(head));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new PromptInvalidError(file, problems.join('; '));
  }
  const sections = sectionsOf(body);
  const parts = Object.entries(variables).map(([name, wanted]) => {
    const text = sections.get(name);
    if (text === undefined || text === '') throw new PromptInvalidError(file, `has no part "${name}"`);
    checkVariables(file, name, text, wanted);
    return [name, text] as const;
  });
  return {
    ...parsed.data,
    hash: hash('sha256', content),
    parts: Object.fromEntries(parts) as Record<keyof Variables & string, string>,
  };
}

function sectionsOf(body: string): ReadonlyMap<string, string> {
  const sections = body.split(/^# +/m).slice(1);
  return new Map(
    sections.map((section) => {
      const lineEnd = section.indexOf('\n');
      return [section.slice(0, lineEnd).trim(), section.slice(lineEnd + 1).trim()] as const;
    }),
  );
}

function checkVariables(file: string, part: string, text: string, wanted: readonly string[]): void {
  const found = new Set(Array.from(text.matchAll(templateVariable), ([, it]) => it as string));
  const missing = wanted.filter((it) => !found.has(it));
  const unknown = [...found].filter((it) => !wanted.includes(it));
  if (missing.length > 0) throw new PromptInvalidError(file, `${part}: lacks {{${missing.join('}}, {{')}}}`);
  if (unknown.length > 0) throw new PromptInvalidError(file, `${part}: does not know {{${unknown.join('}}, {{')}}}`);
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RubricInvalidError, type RubricProblem } from '../domain/errors.ts';
import type { Concept, Thesaurus } from '../domain/thesaurus.ts';
import { CueSyntaxError, parseCue } from '../text/cue-pattern.ts';
import { readText } from './read-text.ts';

/** Files of sentences about anything, by language; the others hold concepts. */
const backgroundFiles = { zh: 'background.zh.txt', en: 'background.en.txt' } as const;

/**
 * Load the thesaurus from its folder: text files with one concept a line, `name: term|term`. Concepts of the same name in several files
 * are one.
 *
 * @throws {RubricInvalidError} naming file and line of each line that cannot be read.
 */
export async function loadThesaurus(directory: string): Promise<Thesaurus> {
  const problems: RubricProblem[] = [];
  const backgroundNames: readonly string[] = Object.values(backgroundFiles);
  const names = (await readdir(directory)).filter((name) => name.endsWith('.txt') && !backgroundNames.includes(name));
  const terms = new Map<string, Set<string>>();
  for (const name of names.sort()) {
    const path = join(directory, name);
    for (const { line, text } of linesOf((await readText(path, problems)) ?? '')) {
      const concept = parseConcept(text);
      if (typeof concept === 'string') problems.push({ file: path, line, message: concept });
      else terms.set(concept.name, new Set([...(terms.get(concept.name) ?? []), ...concept.terms]));
    }
  }
  const sentencesOf = async (file: string): Promise<string[]> =>
    linesOf((await readText(join(directory, file), problems)) ?? '').map(({ text }) => text);
  const background = { zh: await sentencesOf(backgroundFiles.zh), en: await sentencesOf(backgroundFiles.en) };
  if (problems.length > 0) throw new RubricInvalidError(problems);
  return { concepts: [...terms].map(([name, all]) => ({ name, terms: [...all] })), background };
}

function linesOf(content: string): { readonly line: number; readonly text: string }[] {
  return content
    .split(/\r?\n/)
    .map((text, index) => ({ line: index + 1, text: text.trim() }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
}

function parseConcept(text: string): Concept | string {
  const [, name, list] = /^([^:|@\s]+):\s*(.+)$/.exec(text) ?? [];
  if (name === undefined || list === undefined)
    return 'must be a name without blanks, a colon and terms with "|" between';
  const terms = list.split('|').map((term) => term.trim());
  try {
    parseCue(terms.join('|'), {});
  } catch (error) {
    if (error instanceof CueSyntaxError) return error.message;
    throw error;
  }
  return { name, terms };
}

import { type Document, LineCounter, parseDocument, visit } from 'yaml';
import type { RubricProblem } from '../domain/errors.ts';

/** A parsed YAML file that can say on which line a field stands. */
export type YamlFile = {
  readonly value: unknown;
  readonly syntaxProblems: readonly RubricProblem[];
  /** Describe a problem of a field, with the line of the field or of the nearest parent that is there. */
  problemAt(path: readonly (string | number)[], message: string): RubricProblem;
};

/** Parse a YAML 1.2 text and keep the lines of its fields. */
export function parseYaml(file: string, content: string): YamlFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(content, { lineCounter, prettyErrors: false });
  const [error] = document.errors;
  const found = error
    ? [explainError(content, error.message, lineCounter.linePos(error.pos[0]).line)]
    : findReferences(document).map(({ message, at }) => ({ message, line: lineCounter.linePos(at).line }));
  const syntaxProblems = found.map(({ message, line }) => ({ file, line, message }));
  const lineOf = (path: readonly (string | number)[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as { readonly range?: readonly number[] } | undefined;
      if (node?.range?.[0] !== undefined) return lineCounter.linePos(node.range[0]).line;
    }
    return 1;
  };
  const value: unknown = syntaxProblems.length === 0 ? document.toJS() : undefined;
  return {
    value,
    syntaxProblems,
    problemAt: (path, message) => ({ file, line: lineOf(path), field: fieldName(value, path), message }),
  };
}

/** What people who do not know YAML do to a file that it then cannot read; the first such line is the cause. */
const commonMistakes = [
  { pattern: /^ *\t\s*\S/, message: 'begins with a tab; indent with blanks' },
  { pattern: /^ *((- +)*[A-Za-z]+|[\p{L}\d]+)：/u, message: 'has a full-width colon "："; write ":" and a blank' },
  { pattern: /^ *(- +)*[A-Za-z]+:[^\s:/]/, message: 'needs a blank after the colon' },
];

/**
 * Say an error of the YAML parser in plain words, where one of the common mistakes stands on its line or right before.
 * Only the first error of a file is worth telling: the others follow from it.
 */
function explainError(content: string, message: string, line: number): { message: string; line: number } {
  const lines = content.split('\n');
  for (const candidate of [line, line - 1, line + 1]) {
    const mistake = commonMistakes.find(({ pattern }) => pattern.test(lines[candidate - 1] ?? ''));
    if (mistake) return { message: mistake.message, line: candidate };
  }
  return { message: `is not valid YAML: ${message}`, line };
}

/** Write a path as `criteria.0 (calm).points`: beside each index the id of what stands there. */
function fieldName(root: unknown, path: readonly (string | number)[]): string {
  let value = root;
  const names = path.map((part) => {
    value = (value as Readonly<Record<string | number, unknown>> | null | undefined)?.[part];
    const id = (value as { readonly id?: unknown } | null | undefined)?.id;
    return typeof part === 'number' && typeof id === 'string' ? `${part} (${id})` : String(part);
  });
  return names.join('.');
}

/** Find anchors and aliases: nobody means them, they are texts that begin with & or * and lack their quotes. */
function findReferences(document: Document): { readonly message: string; readonly at: number }[] {
  const found: { readonly message: string; readonly at: number }[] = [];
  const report = (sign: string, node: { readonly range?: readonly number[] | null }): void => {
    found.push({ message: `a text that begins with ${sign} must stand in quotes`, at: node.range?.[0] ?? 0 });
  };
  visit(document, {
    Alias: (_, node) => report('*', node),
    Scalar: (_, node) => void (node.anchor !== undefined && report('&', node)),
  });
  return found;
}

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
  const problemsAt = [
    ...document.errors.map(({ message, pos }) => ({ message, at: pos[0] })),
    ...findReferences(document),
  ];
  const syntaxProblems = problemsAt.map(({ message, at }) => ({ file, line: lineCounter.linePos(at).line, message }));
  const lineOf = (path: readonly (string | number)[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as { readonly range?: readonly number[] } | undefined;
      if (node?.range?.[0] !== undefined) return lineCounter.linePos(node.range[0]).line;
    }
    return 1;
  };
  return {
    value: syntaxProblems.length === 0 ? document.toJS() : undefined,
    syntaxProblems,
    problemAt: (path, message) => ({ file, line: lineOf(path), field: path.join('.'), message }),
  };
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

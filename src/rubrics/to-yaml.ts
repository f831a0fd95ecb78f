import { Document, isMap, isSeq, type Node, visit } from 'yaml';

/** Comments by the place of what they stand in front of: `[]` for the top of the file, `['criteria', 0]` for the first criterion. */
export type YamlComment = { readonly at: readonly (string | number)[]; readonly lines: readonly string[] };

/** Lists and groups that read best on one line, by the name of their field. */
const onOneLine: readonly string[] = ['questions'];

/**
 * Write a value as YAML that a person edits: fields in the order of the value, long texts on one line each, cues on a line each. What
 * is read back equals the value.
 */
export function toYaml(value: unknown, comments: readonly YamlComment[]): string {
  // An anchor for a text that occurs twice would be a riddle for whoever edits it.
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Pair(_, { key, value: node }) {
      if (isSeq(node) && onOneLine.includes(String(key))) node.flow = true;
    },
    Map(_, node) {
      if (node.has('say')) node.flow = true;
    },
  });
  for (const { at, lines } of comments) {
    const comment = lines.map((line) => ` ${line.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`).join('\n');
    const node = at.length === 0 ? undefined : (document.getIn(at, true) as Node | undefined);
    if (at.length === 0) document.commentBefore = comment;
    else if (isMap(node)) node.commentBefore = comment;
  }
  return document.toString({ lineWidth: 0 });
}

const pairs: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '“': '”',
  '「': '」',
  '『': '』',
  '《': '》',
  '【': '】',
  '[': ']',
};

/** Full-width and half-width brackets close one another, as they do in practice. */
const same: Readonly<Record<string, string>> = { '）': ')', '】': ']' };

/** Deeper ones are not text. */
const depthLimit = 20;

const plain = (bracket: string): string => same[bracket] ?? bracket;

/**
 * Find the brackets and quotations that a text opens and does not close, innermost last. A straight quote opens and closes in turn.
 *
 * @returns the marks that would close them
 */
export function findOpenBrackets(text: string): readonly string[] {
  return scan(text, () => {});
}

/** Tell for each position of a text whether it stands within brackets or a quotation: 1 if so, else 0. */
export function markBracketed(text: string): Uint8Array {
  const marks = new Uint8Array(text.length + 1);
  scan(text, (position, depth) => {
    marks[position] = depth > 0 ? 1 : 0;
  });
  return marks;
}

function scan(text: string, visit: (position: number, depth: number) => void): readonly string[] {
  const open: string[] = [];
  for (let position = 0; position < text.length; position += 1) {
    const character = text[position] ?? '';
    visit(position, open.length);
    const closing = pairs[character];
    if (closing !== undefined && open.length < depthLimit) open.push(plain(closing));
    else if (character === '"') {
      const at = open.lastIndexOf('"');
      if (at >= 0) open.length = at;
      else open.push('"');
    } else {
      const at = open.lastIndexOf(plain(character));
      if (at >= 0) open.length = at;
    }
  }
  return open;
}

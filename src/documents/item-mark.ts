import { readNumber } from './read-number.ts';

/** How items are marked; items of one list share a style. */
type ItemStyle = 'sign' | 'dot' | 'comma' | 'paren' | 'parens' | 'circled' | 'han' | 'han-parens' | 'letter' | 'roman';

/** The mark of an item at the beginning of a line: a bullet sign, or a number. */
export type ItemMark = {
  readonly style: ItemStyle;
  /** As printed, without brackets; empty for a sign. */
  readonly number: string;
  readonly value: number;
  readonly rest: string;
};

const han = '[一二三四五六七八九十]{1,3}';

const styles: readonly { readonly style: ItemStyle; readonly pattern: RegExp }[] = [
  { style: 'sign', pattern: /^(?:[•·●○◆◇■□▪▫➢➤►▶▷✓✔√★☆※‣⁃∙]|[\uf000-\uf0ff])\s*/ },
  { style: 'sign', pattern: /^(?:[-–](?![-–])|—(?!—)|－|﹣)\s*(?=\S)/ },
  { style: 'sign', pattern: /^(?:[*+o]|\[[ x]\])[ \t\u3000]+(?=\S)/ },
  { style: 'circled', pattern: /^([①-⑳⑴-⒇❶-❿])\s*/ },
  { style: 'parens', pattern: /^[（(]\s*([0-9０-９]{1,3})\s*[)）]\s*[、.．:：]?\s*/ },
  { style: 'han-parens', pattern: new RegExp(`^[（(]\\s*(${han})\\s*[)）]\\s*[、.．:：]?\\s*`) },
  { style: 'han', pattern: new RegExp(`^(${han})[、.．]\\s*`) },
  { style: 'comma', pattern: /^([0-9０-９]{1,3})\s*、\s*/ },
  { style: 'dot', pattern: /^([0-9０-９]{1,3})\s*\\?[.．](?![0-9])\s*/ },
  { style: 'paren', pattern: /^([0-9０-９]{1,3})\s*[)）]\s*/ },
  { style: 'letter', pattern: /^[（(]([a-zA-Z])[)）]\s*|^([a-zA-Z])[)）]\s*|^([a-hA-H])[.．、]\s+(?=\S)/ },
  { style: 'roman', pattern: /^([IVX]{1,5})[.．、)）]\s*|^[（(]([ivx]{1,5})[)）]\s*/ },
];

/** Read the bullet sign or the number at the beginning of a line without indent; undefined if it has none. */
export function readItemMark(text: string): ItemMark | undefined {
  for (const { style, pattern } of styles) {
    const match = pattern.exec(text);
    if (!match || match[0] === '') continue;
    const number = match.slice(1).find((group) => group !== undefined) ?? '';
    return { style, number, value: readNumber(number) ?? 0, rest: text.slice(match[0].length) };
  }
  return undefined;
}

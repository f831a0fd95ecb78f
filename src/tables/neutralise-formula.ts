/**
 * What makes a spreadsheet take a text for a formula, by OWASP's page on CSV injection: = + - @, tab, line breaks, and the
 * full-width forms that Excel reads alike in Chinese and Japanese. Other controls, and blanks, invisible characters and quotes
 * in front count too, because some programs drop them.
 */
const formulaStart = /^[\p{Z}\p{Cf}"'“”‘’]*[\p{Cc}=+\-@＝＋－＠]/u;

/** Would a spreadsheet perhaps run this text as a formula when it reads it from CSV, or when somebody edits the cell? */
export function isFormulaLike(text: string): boolean {
  return formulaStart.test(text);
}

/**
 * Put an apostrophe in front of a text that a spreadsheet could run as a formula: it then shows it, and runs nothing.
 *
 * A text as harmless as "- first" gets one too: what comes behind the sign does not tell.
 *
 * @example
 * neutraliseFormula('=HYPERLINK("https://example.org")'); // '\'=HYPERLINK("https://example.org")'
 */
export function neutraliseFormula(text: string): string {
  return isFormulaLike(text) ? `'${text}` : text;
}

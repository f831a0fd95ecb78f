import type { Span } from '../domain/evidence.ts';

/** A stretch of text between two commas or stops, without the mark that ends it. Offsets index the normalised text. */
export type Clause = Span & { readonly sentence: number };

export type SegmentedText = {
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly clauses: readonly Clause[];
};

const toCodes = (marks: string): ReadonlySet<number> => new Set(Array.from(marks, (mark) => mark.charCodeAt(0)));

const sentenceEnds = toCodes('。!?;\n.');
const clauseEnds = toCodes(',:-…|()。!?;\n.');
/** What is left out at both ends of a clause: spaces, quotes, brackets, the mark between items. */
const edges = toCodes(' \n\t"\'、<>[]');
const fullStop = 0x2e;
const comma = 0x2c;
const hyphen = 0x2d;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLatin = (code: number): boolean =>
  code < 0x80
    ? isDigit(code) || (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
    : /\p{Script=Latin}/u.test(String.fromCharCode(code));

/**
 * A clause without any mark for this many characters is speech typed as it came; it is cut in front of a discourse word.
 * Typed Chinese clauses are below 25 characters in 99 of 100 cases.
 */
const longestClause = 26;
const discourseWords =
  /然后|就是|的话|那个|我会|我就|再就|接着|之后|所以|因为|如果|但是|不过|还有|另外|最后|首先|其次|and then|then|so|but/g;

/**
 * Cut a normalised text into sentences and clauses.
 *
 * A full stop between digits, a comma between digits and a hyphen inside a word do not cut. Text without punctuation is cut
 * in front of discourse words once a clause grows longer than 26 characters.
 */
export function segment(text: string): SegmentedText {
  const sentences: Span[] = [];
  const clauses: Clause[] = [];
  let sentenceStart = 0;
  let clauseStart = 0;
  for (let index = 0; index <= text.length; index++) {
    const atEnd = index === text.length;
    if (!atEnd && !isBoundary(text, index)) continue;
    pushClauses(clauses, text, trim(text, clauseStart, index), sentences.length);
    clauseStart = index + 1;
    if (!atEnd && !sentenceEnds.has(text.charCodeAt(index))) continue;
    const sentence = trim(text, sentenceStart, index);
    if (sentence) sentences.push(sentence);
    sentenceStart = index + 1;
  }
  return { text, sentences, clauses };
}

function isBoundary(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (!clauseEnds.has(code)) return false;
  if (code !== fullStop && code !== comma && code !== hyphen) return true;
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index + 1);
  if (code === hyphen) return !(isLatin(before) && isLatin(after));
  return !(isDigit(before) && isDigit(after)) && !(code === fullStop && isLatin(after));
}

/** The span without its edges; undefined where nothing is left. */
function trim(text: string, start: number, end: number): Span | undefined {
  let first = start;
  let last = end;
  while (first < last && edges.has(text.charCodeAt(first))) first++;
  while (last > first && edges.has(text.charCodeAt(last - 1))) last--;
  return first < last ? { start: first, end: last } : undefined;
}

function pushClauses(clauses: Clause[], text: string, span: Span | undefined, sentence: number): void {
  if (!span) return;
  let { start } = span;
  if (span.end - start > longestClause && !isLatin(text.charCodeAt(start))) {
    for (const { index } of text.slice(start, span.end).matchAll(discourseWords)) {
      const cut = span.start + index;
      if (cut - start < longestClause / 3) continue;
      clauses.push({ start, end: cut, sentence });
      start = cut;
    }
  }
  clauses.push({ start, end: span.end, sentence });
}

import type { Span } from '../../domain/evidence.ts';
import { matchSpans } from '../match-spans.ts';

const closers: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };
/** A note in brackets is shorter than this; a longer pair is a slip of the keyboard. */
const longestNote = 600;
/** Nobody nests deeper on purpose; the limit keeps the pass linear. */
const deepest = 64;

/** List the stretches between matching brackets, and fenced blocks, brackets and fences included; inner ones first. */
export function findBlocks(text: string): Span[] {
  const blocks: Span[] = [];
  const open: { readonly closer: string; readonly start: number }[] = [];
  for (let index = 0; index < text.length; index++) {
    const character = text[index] as string;
    const closer = closers[character];
    if (closer) {
      if (open.length < deepest) open.push({ closer, start: index });
      continue;
    }
    if (character !== ']' && character !== ')' && character !== '}') continue;
    const match = open.findLastIndex((candidate) => candidate.closer === character);
    if (match < 0) continue;
    const { start } = open[match] as { readonly start: number };
    open.length = match;
    if (character === '}' || index - start <= longestNote) blocks.push({ start, end: index + 1 });
  }
  return [
    ...blocks,
    ...findFenced(text, "'''", "'''"),
    ...findFenced(text, '<!--', '-->'),
    ...findFenced(text, '"""', '"""'),
  ];
}

function findFenced(text: string, opening: string, closing: string): Span[] {
  const blocks: Span[] = [];
  for (let start = text.indexOf(opening); start >= 0; ) {
    const close = text.indexOf(closing, start + opening.length);
    if (close < 0) break;
    blocks.push({ start, end: close + closing.length });
    start = text.indexOf(opening, close + closing.length);
  }
  return blocks;
}

/** Say whether one of the sorted positions lies inside the range. */
function holdsKey(keys: readonly number[], start: number, end: number): boolean {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as number) > start) high = middle;
    else low = middle + 1;
  }
  return (keys[low] ?? end) < end;
}

const jsonKey = /["'][^"'\n{}]{1,40}["']\s?:/g;
const brokenJson = /\{\s?["'][^"'\n{}]{1,40}["']\s?:[^\n]*/g;

/** Find JSON objects with at least one quoted key: no interview answer has one. An object that never closes ends with its line. */
export function findJson(text: string, blocks: readonly Span[]): Span[] {
  if (!text.includes('{')) return [];
  const keys = [...text.matchAll(jsonKey)].map(({ index }) => index);
  const closed = blocks.filter(({ start, end }) => text[start] === '{' && holdsKey(keys, start, end));
  const broken = [...text.matchAll(brokenJson)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return [
    ...closed,
    ...broken.filter(({ start }) => !closed.some((block) => block.start <= start && start < block.end)),
  ];
}

/** Text that was encoded is as long as this; card numbers, links and product names are shorter. */
const encodedRun = /[a-z0-9+/_-]{32,}={0,2}/g;

/** Find base64 or hexadecimal runs: letters and digits mixed, without a space, far longer than a word. */
export function findEncoded(text: string): Span[] {
  const spans: Span[] = [];
  for (const span of matchSpans(text, encodedRun)) {
    const run = text.slice(span.start, span.end);
    const digits = run.replace(/\D/g, '').length;
    const isMixed = digits > 1 && digits < run.length * 0.8;
    if (isMixed || run.endsWith('=')) spans.push(span);
  }
  return spans;
}

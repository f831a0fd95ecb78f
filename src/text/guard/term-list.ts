import type { Span } from '../../domain/evidence.ts';
import type { NormalisedText } from '../normalise.ts';
import { englishFunctionWords } from './function-words.ts';
import { classifyListItem, isLabel, type ListItemKind } from './list-item.ts';
import { findNumbering, hasOtherMarks, isLeadIn, isNumeral, stripMarkers } from './list-markers.ts';
import { isSpaced, type LetterScan } from './scan-letters.ts';

/** Four things named in passing are an enumeration; stuffing has more. */
const fewestTerms = 5;
/** Four labels that stand alone, with nothing else among them, are a list too. */
const fewestLabels = 4;
/** A list that hangs on a sentence ("渠道有微信、短信…") is an enumeration of it unless it is this long. */
const fewestAttachedTerms = 9;
/** Below this share of terms the list has actions in it. */
const termShare = 0.75;
/** So many English words in a row without one function word are no sentence. */
const fewestBareWords = 7;
/** Longer items are sentences without looking: most answers end here. */
const longestItem = { han: 14, latin: 44 };

type Piece = Span & { readonly markBefore: string; readonly markAfter: string };
type Item = Piece & { readonly kind: ListItemKind; readonly isLabel: boolean };

const introducesEnumeration =
  /(?:包括|包含|[有如像用带]|分别[是为]?|例如|比如|诸如|通过|需要|准备|以下|做到|具备|including|include|includes|such as|like|e\.g)[:,]?\s*$/;
const marks = new Set([...'、,;/|\n。·+:!?→[]_~&>'].map((mark) => mark.charCodeAt(0)));
const lineBreak = 0x0a;
const fullStop = 0x2e;
const isHanCode = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;

/** Find bare lists of terms; spans index the normalised text. */
export function findTermLists(answer: NormalisedText, scan: LetterScan): Span[] {
  const lists: Span[] = [];
  if (scan.delimiterCount + scan.numberCount >= fewestLabels - 1 || hasOtherMarks(answer.text)) {
    const pieces = splitPieces(answer);
    const items = hasShortRun(answer.text, pieces) ? classifyPieces(answer.text, pieces) : [];
    for (const [first, last] of findRuns(items)) {
      const whole = items.slice(first, last);
      const skipped = whole.findIndex(isName);
      const run = trimActions(whole);
      if (run.length > 0 && (isTermList(run, items, first + skipped) || isLabelList(whole, items, first)))
        lists.push(spanOf(run));
    }
  }
  if (scan.latinWordCount >= fewestBareWords) lists.push(...findBareWords(answer.text, scan));
  return lists;
}

/** A dash between Han characters parts them; between Latin letters it joins them. */
const isHanDash = (text: string, index: number): boolean =>
  text[index] === '-' && isHanCode(text.charCodeAt(index - 1)) && isHanCode(text.charCodeAt(index + 1));

function splitPieces(answer: NormalisedText): Piece[] {
  const { text, starts, ends, original } = answer;
  const numbering = findNumbering(answer);
  const pieces: Piece[] = [];
  let start = 0;
  let markBefore = '\n';
  for (let index = 0; index <= text.length; index++) {
    const code = index === text.length ? lineBreak : text.charCodeAt(index);
    const isHan = isHanCode(code);
    const number = numbering.get(index);
    const isMark =
      !isHan &&
      (marks.has(code) || (code === fullStop && !/[a-z\d]/.test(text.charAt(index + 1))) || isHanDash(text, index));
    if (!number && !isMark && !(isHan && isSpaced(index, starts, ends, original))) continue;
    const markAfter = isMark ? String.fromCharCode(code) : ' ';
    if (index > start) pieces.push({ start, end: index, markBefore, markAfter });
    markBefore = index > start || code === lineBreak ? markAfter : markBefore;
    start = number?.end ?? (isMark ? index + 1 : index);
    if (number) index = number.end - 1;
  }
  return pieces;
}

function hasShortRun(text: string, pieces: readonly Piece[]): boolean {
  let run = 0;
  for (const { start, end } of pieces) {
    const isHan = isHanCode(text.charCodeAt(start)) || isHanCode(text.charCodeAt(end - 1));
    run = end - start <= (isHan ? longestItem.han : longestItem.latin) ? run + 1 : 0;
    if (run >= fewestLabels) return true;
  }
  return false;
}

function classifyPieces(text: string, pieces: readonly Piece[]): Item[] {
  const items: Item[] = [];
  let carried: string | undefined;
  for (const piece of pieces) {
    const item = classifyPiece(text, piece);
    const { kind } = item;
    const markBefore = carried ?? piece.markBefore;
    // What stands behind a number or a lead-in stands where the number or the lead-in stood.
    carried = kind === 'skip' ? markBefore : kind === 'lead' ? '\n' : undefined;
    if (kind !== 'skip' && kind !== 'lead') items.push({ ...piece, markBefore, kind, isLabel: item.isLabel });
  }
  return items;
}

function classifyPiece(
  text: string,
  { start, end, markAfter }: Piece,
): { readonly kind: ListItemKind | 'lead'; readonly isLabel: boolean } {
  if (end - start > longestItem.latin) return { kind: 'sentence', isLabel: false };
  const raw = text.slice(start, end).trim();
  if (isLeadIn(raw, markAfter)) return { kind: 'lead', isLabel: false };
  const item = stripMarkers(raw);
  if (item === '' || isNumeral(raw)) return { kind: 'skip', isLabel: false };
  const kind = classifyListItem(item);
  return { kind, isLabel: (kind === 'term' || kind === 'slogan') && isLabel(item) };
}

/** Ranges of items without a sentence among them, `[first, last)`. */
function findRuns(items: readonly Item[]): [number, number][] {
  const runs: [number, number][] = [];
  let first = 0;
  for (let index = 0; index <= items.length; index++) {
    const item = items[index];
    // A colon makes its item a label: what stands behind it is another list.
    if (item && item.kind !== 'sentence' && item.markAfter !== ':') continue;
    if (index - first >= fewestLabels) runs.push([first, index]);
    first = index + 1;
  }
  return runs;
}

const isName = ({ kind }: Item): boolean => kind === 'term' || kind === 'slogan';

function trimActions(run: readonly Item[]): readonly Item[] {
  const first = run.findIndex(isName);
  return first < 0 ? [] : run.slice(first, run.findLastIndex(isName) + 1);
}

function isTermList(run: readonly Item[], items: readonly Item[], first: number): boolean {
  const terms = run.filter(isName).length;
  const fewest = isAttached(run, items, first) ? fewestAttachedTerms : fewestTerms;
  return run.length >= fewest && terms >= run.length * termShare;
}

/** Say whether the list is made of labels alone and stands on its own: not behind a comma or a colon, nor before one. */
function isLabelList(run: readonly Item[], items: readonly Item[], first: number): boolean {
  const after = items[first + run.length];
  const standsAlone =
    (first === 0 || /[\n。.!?;]/.test((run[0] as Item).markBefore)) &&
    (!after || /[\n。.!?;]/.test((run.at(-1) as Item).markAfter));
  return standsAlone && run.length >= fewestLabels && run.every(({ isLabel: isBare }) => isBare);
}

/** Say whether the list is a part of the sentence before or behind it. */
function isAttached(run: readonly Item[], items: readonly Item[], first: number): boolean {
  const before = items[first - 1];
  const after = items[first + run.length];
  const [head] = run;
  const { markAfter } = run.at(-1) as Item;
  if (before && head && /[、,/ ]/.test(head.markBefore)) return true;
  if (
    before &&
    head?.markBefore === ':' &&
    (before.kind === 'sentence' || introducesEnumeration.test(textOfIntro(before)))
  )
    return true;
  const isCommaList = run.every(({ markAfter: mark }) => mark !== '、');
  return after?.kind === 'sentence' && (/[、/]/.test(markAfter) || (isCommaList && markAfter === ','));
}

/** Only `sentence` items are certain to introduce an enumeration; a bare label ("关键词:") has no intro text. */
function textOfIntro({ kind }: Item): string {
  return kind === 'action' ? '包括' : '';
}

const spanOf = (run: readonly Item[]): Span => ({ start: (run[0] as Item).start, end: (run.at(-1) as Item).end });

/** Find long runs of English words with nothing that joins them into a sentence. */
function findBareWords(text: string, { starts, ends, codes, words }: LetterScan): Span[] {
  const runs: Span[] = [];
  let first = -1;
  const close = (end: number): void => {
    if (first < 0) return;
    const span = { start: starts[first] ?? 0, end: ends[end - 1] ?? 0 };
    // Words of a sentence around the run would make it a part of that sentence.
    const isWhole = text[span.start - 1] !== ' ' && text[span.end] !== ' ';
    if (end - first >= fewestBareWords && isWhole) runs.push(span);
    first = -1;
  };
  for (let index = 0; index < codes.length; index++) {
    const isBare =
      codes[index] === 0 && !englishFunctionWords.has(words[index] as string) && /^[a-z]/.test(words[index] as string);
    const isApart = first >= 0 && text.slice(ends[index - 1], starts[index]) !== ' ';
    if (!isBare || isApart) close(index);
    if (isBare && first < 0) first = index;
  }
  close(codes.length);
  return runs;
}

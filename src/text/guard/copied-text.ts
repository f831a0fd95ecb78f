import type { Span } from '../../domain/evidence.ts';
import { normalise } from '../normalise.ts';
import type { LetterScan } from './scan-letters.ts';
import type { CopiedStretch, ShingleIndex } from './shingle-index.ts';

/** Fewer Han characters or words in common with the question are the question's subject, not a copy. */
const shortestQuestionCopy = { han: 12, words: 8 };
/** Of a short question, this much is a copy whatever its length. */
const questionShare = 0.6;
/** A share of a question that is shorter than this is a common phrase. */
const shortestShareCopy = 6;
/** Below these the share says nothing: anybody may have one sentence in common with a good answer. */
const shortestModelCopy = { han: 20, words: 15 };
const modelShare = 0.5;

/** Below this share of its clause a copy only introduces what is said: "the principles of signing a contract are ...". */
const clauseShare = 0.6;
const clauseMarks = new Set('，,。.；;：:！!？?\n');

/**
 * Find stretches of the answer that repeat the question's prompt and say nothing else; spans index the normalised text.
 *
 * @param saysMore whether the words of a clause hold something of a model answer that the prompt does not hold.
 */
export function findCopiedQuestion(
  text: string,
  scan: LetterScan,
  prompt: ShingleIndex,
  saysMore: (clause: string) => boolean,
): Span[] {
  return prompt
    .findStretches(scan, { shortestRun: 4, largestGap: 4 })
    .filter((stretch) => isLongEnough(stretch, scan, shortestQuestionCopy) || isMostOf(stretch, prompt))
    .map(({ start, end }) => ({ start: scan.starts[start] as number, end: scan.ends[end - 1] as number }))
    .filter((span) => {
      const clause = clausesAround(text, span);
      return (
        span.end - span.start >= clauseShare * (clause.end - clause.start) &&
        !saysMore(text.slice(clause.start, clause.end))
      );
    });
}

/** The clauses that a span lies in, without the marks at both ends. */
function clausesAround(text: string, { start, end }: Span): Span {
  let first = start;
  let last = end;
  while (first > 0 && !clauseMarks.has(text.charAt(first - 1))) first--;
  while (last < text.length && !clauseMarks.has(text.charAt(last))) last++;
  return { start: first, end: last };
}

/** Prepare to say whether words hold something of the model answers that the prompt does not: two Han characters or a word. */
export function createSaysMore(prompt: string, modelAnswers: readonly string[]): (clause: string) => boolean {
  const asked = new Set(piecesOf(normalise(prompt).text));
  const own = new Set(modelAnswers.flatMap((it) => piecesOf(normalise(it).text)).filter((piece) => !asked.has(piece)));
  return (clause) => piecesOf(clause).some((piece) => own.has(piece));
}

const shortestWord = 4;

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const [run] of text.matchAll(/\p{Script=Han}{2,}|[a-z]+/gu)) {
    if (/[a-z]/.test(run)) {
      if (run.length >= shortestWord) pieces.push(run);
    } else for (let at = 0; at + 2 <= run.length; at++) pieces.push(run.slice(at, at + 2));
  }
  return pieces;
}

/** Say whether at least half of the answer, and a substantial stretch of it, repeats the model answers. */
export function isCopiedModelAnswer(scan: LetterScan, models: ShingleIndex): boolean {
  const total = scan.codes.length;
  if (scan.hanCount < shortestModelCopy.han && scan.latinWordCount < shortestModelCopy.words) return false;
  const copied = findModelStretches(scan, models);
  const matched = copied.reduce((sum, stretch) => sum + stretch.matched, 0);
  if (matched < total * modelShare) return false;
  const han = copied.reduce((sum, { start, end }) => sum + countHan(scan, start, end), 0);
  return han >= shortestModelCopy.han || matched - han >= shortestModelCopy.words;
}

/** List the stretches of the answer that repeat the model answers and are too long for a common phrase. */
export function findModelStretches(scan: LetterScan, models: ShingleIndex): readonly CopiedStretch[] {
  return models.findStretches(scan, { shortestRun: 5, largestGap: 3 }).filter(({ matched }) => matched >= 8);
}

function isMostOf({ matched }: CopiedStretch, prompt: ShingleIndex): boolean {
  return matched >= shortestShareCopy && matched >= prompt.tokenCount * questionShare;
}

function isLongEnough(
  { start, end, matched }: CopiedStretch,
  scan: LetterScan,
  limits: { readonly han: number; readonly words: number },
): boolean {
  const isHanText = countHan(scan, start, end) * 2 > end - start;
  return matched >= (isHanText ? limits.han : limits.words);
}

function countHan({ codes }: LetterScan, start: number, end: number): number {
  let count = 0;
  for (let index = start; index < end; index++) if ((codes[index] as number) > 0) count++;
  return count;
}

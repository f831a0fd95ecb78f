import type { Span } from '../../domain/evidence.ts';
import { findModelStretches, isCopiedModelAnswer } from '../guard/copied-text.ts';
import { type LetterScan, scanLetters } from '../guard/scan-letters.ts';
import { ShingleIndex } from '../guard/shingle-index.ts';
import { normalise } from '../normalise.ts';
import { foldLetters } from './fold-letters.ts';
import { shingleHashes } from './shingle-hashes.ts';

/** Word for word, without one change: nobody writes so much of a model answer by chance, however long the rest is. */
const telltaleRun = 30;
/** A word of an alphabet says about as much as 1.6 Han characters. */
const hanPerWord = 1.6;
/** Runs are told apart even if they touch. */
const neverJoined = -3;
/** The shortest stretch that the guard counts has 8 tokens, so 6 shingles; two fewer, because one may occur twice. */
const fewestShared = 4;
/** Letters that the guard passes over: with them among the others, the quick look says nothing. */
const otherScript = /[^\u0020-\u024f\u1e00-\u1eff\u3400-\u9fff]/;

/** How an answer repeats the model answer of its question. */
export type ModelCopy = {
  /** Share of the answer's Han characters and words that stand in stretches of the model answer, 0 to 1. */
  readonly copiedShare: number;
  /** Han characters and words of the longest stretch that is the same word for word. */
  readonly longestRun: number;
  /** Whether the rule of the flag `copied-model-answer` holds: at least half of the answer is copied. */
  readonly isMostlyCopied: boolean;
};

/** Says how an answer as submitted repeats the model answer; `undefined` where that is no more than chance. */
export type FindCopiedModelAnswer = (answer: string) => ModelCopy | undefined;

/**
 * Create the search for copies of one question's model answer, given as the texts of its criteria. Keep it: it prepares them.
 *
 * An answer is reported when the flag `copied-model-answer` would be raised, by the guard's own rule, or when it repeats at
 * least 30 Han characters (19 words) in a row word for word, which that rule leaves alone in a long answer.
 *
 * @example
 * createFindCopiedModelAnswer([modelAnswer])(modelAnswer); // { copiedShare: 1, longestRun: 64, isMostlyCopied: true }
 */
export function createFindCopiedModelAnswer(modelAnswers: readonly string[]): FindCopiedModelAnswer {
  const models = new ShingleIndex(modelAnswers);
  const known = new Set(modelAnswers.flatMap((text) => [...shingleHashes(foldLetters(text))]));
  return (answer) => {
    // Most answers share next to nothing, and the exact way costs ten times as much.
    const folded = foldLetters(answer);
    if (countKnown(shingleHashes(folded), known) < fewestShared && !otherScript.test(folded)) return undefined;

    const scan = scanLetters(normalise(answer));
    const isMostlyCopied = isCopiedModelAnswer(scan, models);
    const runs = models.findStretches(scan, { shortestRun: 1, largestGap: neverJoined });
    if (!isMostlyCopied && runs.every((run) => weigh(scan, run) < telltaleRun)) return undefined;
    const copied = findModelStretches(scan, models).reduce((sum, { matched }) => sum + matched, 0);
    const longestRun = runs.reduce((longest, { start, end }) => Math.max(longest, end - start), 0);
    // Two runs can have a word in common, which counts in both.
    return { copiedShare: Math.min(1, copied / scan.codes.length), longestRun, isMostlyCopied };
  };
}

function countKnown(shingles: Int32Array, known: ReadonlySet<number>): number {
  let count = 0;
  for (const shingle of shingles) if (known.has(shingle)) count++;
  return count;
}

/** Length of a run in Han characters. */
function weigh({ codes }: LetterScan, { start, end }: Span): number {
  return codes.slice(start, end).reduce((sum, code) => sum + (code > 0 ? 1 : hanPerWord), 0);
}

import type { Span } from '../../domain/evidence.ts';
import type { Language } from '../../domain/question-bank.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { type AnalysedText, forEachClauseNgram, type RubricFeatures } from './rubric-features.ts';
import type { Window, WindowScorer } from './window-scorer.ts';

/** A stretch of tokens and what it adds to a score. */
type Contribution = { readonly first: number; readonly last: number; readonly weight: number };

const mostWords = 4;
/** Log odds below which a word is not worth naming. */
const smallestContribution = 0.15;

/**
 * Name the words of a window that speak most for a column, as spans of the normalised text in reading order.
 * Single Han characters are not named: nobody could follow them.
 */
export function tellingWords(
  window: Window,
  column: number,
  analysed: AnalysedText,
  features: RubricFeatures,
  scorer: WindowScorer,
): Span[] {
  const { tokens } = analysed.tokenised;
  const contributions: Contribution[] = [];
  for (let clause = window.first; clause <= window.last; clause++) {
    forEachClauseNgram(analysed, clause, (ngram, first, last) => {
      if (last > first || !tokens[first]?.isHan)
        contributions.push({ first, last, weight: scorer.weightOf(ngram, column) });
    });
  }
  for (const { cue, firstClause, lastClause, occurrences } of analysed.matches) {
    if (firstClause < window.first || lastClause > window.last) continue;
    const weight = scorer.weightOf(features.roles[cue]?.feature as string, column);
    for (const { first, last } of occurrences) contributions.push({ first, last, weight });
  }
  contributions.sort((a, b) => b.weight - a.weight || a.first - b.first || a.last - b.last);
  const chosen: Contribution[] = [];
  for (const candidate of contributions) {
    if (chosen.length === mostWords || candidate.weight < smallestContribution) break;
    if (!chosen.some(({ first, last }) => candidate.first <= last && first <= candidate.last)) chosen.push(candidate);
  }
  return mergeAdjacent(chosen.sort((a, b) => a.first - b.first)).map(({ first, last }) => ({
    start: tokens[first]?.start as number,
    end: tokens[last]?.end as number,
  }));
}

function mergeAdjacent(sorted: readonly Contribution[]): Contribution[] {
  const merged: Contribution[] = [];
  for (const next of sorted) {
    const previous = merged.at(-1);
    if (previous && next.first === previous.last + 1) merged[merged.length - 1] = { ...previous, last: next.last };
    else merged.push(next);
  }
  return merged;
}

type Wording = { readonly withWords: (words: string) => string; readonly without: string };

const wordings: Readonly<Record<Language, Readonly<Record<Verdict, Wording>>>> = {
  zh: {
    covered: { withWords: (words) => `答到了这一点，依据是${words}。`, without: '答到了这一点。' },
    partial: {
      withWords: (words) => `答到一半：提到${words}，但还不够具体或不够完整。`,
      without: '答到一半，还不够具体或不够完整。',
    },
    missing: {
      withWords: (words) => `没有答到这一点；最接近的是${words}，还不能说明它。`,
      without: '没有读到与这一点有关的内容。',
    },
    contradicted: { withWords: (words) => `说的是相反的意思，依据是${words}。`, without: '说的是相反的意思。' },
  },
  en: {
    covered: { withWords: (words) => `Covered, on the strength of ${words}.`, without: 'Covered.' },
    partial: {
      withWords: (words) => `Half of it: ${words} is there, but not concrete or complete enough.`,
      without: 'Half of it: not concrete or complete enough.',
    },
    missing: {
      withWords: (words) => `Not covered; the closest is ${words}, which does not show it.`,
      without: 'Nothing about this point was found.',
    },
    contradicted: { withWords: (words) => `Says the opposite: ${words}.`, without: 'Says the opposite.' },
  },
};

/** Put a verdict and its telling words, cut from the answer as submitted, into one sentence. */
export function explainVerdict(verdict: Verdict, words: readonly string[], language: Language): string {
  const { withWords, without } = wordings[language][verdict];
  if (words.length === 0) return without;
  return withWords(
    language === 'zh' ? words.map((word) => `“${word}”`).join('') : words.map((word) => `"${word}"`).join(', '),
  );
}

import type { Span } from '../../domain/evidence.ts';
import type { PracticePassage } from '../../domain/question-bank.ts';
import { findDoubleNegations, findReassurances, findRefusals } from '../../text/negation.ts';
import { forEachNgram } from '../../text/ngrams.ts';
import { normalise } from '../../text/normalise.ts';
import { segment } from '../../text/segment.ts';
import { tokenise } from '../../text/tokens.ts';
import { fitLogisticRegression } from './logistic-regression.ts';

/** The rules of text/negation.ts as features; their names begin with a character that no n-gram has. */
export const polarityRules: Readonly<
  Record<string, { readonly find: (text: string) => readonly Span[]; readonly priorWeight: number }>
> = {
  '%refusal': { find: findRefusals, priorWeight: 3 },
  '%double-negation': { find: findDoubleNegations, priorWeight: -7 },
  '%reassurance': { find: findReassurances, priorWeight: -3 },
};

/** Linear weights, in thousandths, that tell a refusal from a statement, whatever the question. */
export type PolarityWeights = { readonly bias: number; readonly weights: Readonly<Record<string, number>> };

/** A word of refusal is one that people use about several subjects. */
const fewestQuestions = 3;
const precision = 3;
/** Weights below this many thousandths change no verdict and are left out. */
const smallestWeight = 20;

/** Log odds of a refusal where no rule and no known word speaks. */
const priorBias = -1.5;

/** Fit the polarity weights from the marked passages of several questions. */
export function fitPolarity(questions: readonly (readonly PracticePassage[])[]): PolarityWeights {
  const rows = questions.flatMap((passages, question) =>
    passages
      .filter(({ marks }) => marks.length > 0)
      .map(({ text, marks }) => ({
        question,
        names: polarityFeaturesOf(text),
        isRefused: marks.some(({ verdict }) => verdict === 'contradicted'),
      })),
  );
  const names = namesInSeveralQuestions(rows);
  const index = new Map(names.map((name, position) => [name, position]));
  const refused = rows.filter(({ isRefused }) => isRefused).length;
  const { bias, weights } = fitLogisticRegression(
    rows.map((row) => ({
      features: [...row.names].flatMap((name) => index.get(name) ?? []),
      isPositive: row.isRefused,
      weight: rows.length / (2 * (row.isRefused ? refused : rows.length - refused)),
    })),
    {
      featureCount: names.length,
      priorMeans: Float64Array.from(names, (name) => polarityRules[name]?.priorWeight ?? 0),
      priorBias,
      precision,
      biasPrecision: 1,
    },
  );
  const kept = names.map((name, position) => [name, Math.round((weights[position] as number) * 1000)] as const);
  return {
    bias: Math.round(bias * 1000),
    weights: Object.fromEntries(kept.filter(([, weight]) => Math.abs(weight) >= smallestWeight)),
  };
}

function namesInSeveralQuestions(
  rows: readonly { readonly question: number; readonly names: ReadonlySet<string> }[],
): string[] {
  const seenIn = new Map<string, Set<number>>();
  for (const { question, names } of rows) {
    for (const name of names) seenIn.set(name, (seenIn.get(name) ?? new Set()).add(question));
  }
  const shared = [...seenIn].filter(([, questions]) => questions.size >= fewestQuestions).map(([name]) => name);
  return [...new Set([...Object.keys(polarityRules), ...shared.sort()])];
}

function polarityFeaturesOf(passage: string): Set<string> {
  const { text, clauses } = segment(normalise(passage).text);
  const names = new Set<string>();
  for (const [name, { find }] of Object.entries(polarityRules)) if (find(text).length > 0) names.add(name);
  for (const clause of clauses) {
    const tokens = tokenise(text.slice(clause.start, clause.end));
    forEachNgram(tokens, 0, tokens.length - 1, (ngram) => names.add(ngram));
  }
  return names;
}

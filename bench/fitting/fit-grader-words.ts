import { fitLogisticRegression, type Sample } from '../../src/engines/keyword/logistic-regression.ts';
import type { GraderWords } from '../../src/text/guard/grader-words.ts';
import { graderFeaturesOf } from '../../src/text/guard/grader-words.ts';

/** A text and whether it is addressed to the grader. */
export type GraderText = { readonly text: string; readonly isForGrader: boolean; readonly weight: number };

/** Weak enough that a hundred examples of a turn of phrase decide. */
const precision = 1;
const rarestFeature = 3;
const smallestWeight = 50;

/** How much a genuine sentence full of the grader's words counts beside an ordinary passage. */
const lookalikeWeight = 5;

/** Read example texts: `x ` is addressed to the grader, `g ` is genuine and looks alike. */
export function parseGraderTexts(content: string): GraderText[] {
  return content
    .split('\n')
    .filter((line) => /^[xg] /.test(line))
    .map((line) => ({
      text: line.slice(2),
      isForGrader: line.startsWith('x'),
      weight: line.startsWith('x') ? 1 : lookalikeWeight,
    }));
}

/** Fit the words that tell a text addressed to the grader from an answer; weights in thousandths. */
export function fitGraderWords(texts: readonly GraderText[]): GraderWords {
  const rows = texts.map(({ text }) => graderFeaturesOf(text));
  const counts = new Map<string, number>();
  for (const row of rows) for (const name of row) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts]
    .filter(([, count]) => count >= rarestFeature)
    .map(([name]) => name)
    .sort();
  const index = new Map(names.map((name, position) => [name, position]));
  const positives = texts.filter(({ isForGrader }) => isForGrader).length;
  const samples: Sample[] = texts.map(({ isForGrader, weight }, row) => ({
    features: [...(rows[row] as Set<string>)].flatMap((name) => index.get(name) ?? []),
    isPositive: isForGrader,
    weight: weight * (isForGrader ? (texts.length - positives) / positives / 10 : 1),
  }));
  const { bias, weights } = fitLogisticRegression(samples, {
    featureCount: names.length,
    precision,
    biasPrecision: 0.01,
  });
  const kept = names.map((name, position) => [name, Math.round((weights[position] as number) * 1000)] as const);
  return {
    bias: Math.round(bias * 1000),
    weights: Object.fromEntries(kept.filter(([, weight]) => Math.abs(weight) >= smallestWeight)),
  };
}

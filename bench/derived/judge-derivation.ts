import type { Figure, ScoreFigures } from './measure-figures.ts';

/** What the derivation is meant to reach, and whether it does; `not measured` where the figure is not defined. */
export type DerivationTarget = {
  readonly id: 'macro-f1' | 'qwk' | 'above-dice';
  readonly title: string;
  readonly goal: string;
  readonly value: number | undefined;
  readonly outcome: 'met' | 'missed' | 'not measured';
};

/** Hold the figures against the targets; macro-F1 is one where there are labels. */
export function judgeDerivation(
  pooled: ScoreFigures,
  macroF1: Figure | undefined,
  pearsonGain: Figure,
): readonly DerivationTarget[] {
  const gain = pearsonGain.low;
  return [
    ...(macroF1 ? [atLeast('macro-f1', 'Macro-F1, covered and partial against the rest', 0.8, macroF1.value)] : []),
    atLeast('qwk', 'QWK of totals', 0.8, pooled.quadraticWeightedKappa.value),
    {
      id: 'above-dice',
      title: 'Pearson above that of likeness, lower end',
      goal: '> 0',
      value: gain,
      outcome: outcomeOf(gain, gain !== undefined && gain > 0),
    },
  ];
}

function atLeast(id: DerivationTarget['id'], title: string, goal: number, value: number | undefined): DerivationTarget {
  return {
    id,
    title,
    goal: `≥ ${goal.toFixed(2)}`,
    value,
    outcome: outcomeOf(value, value !== undefined && value >= goal),
  };
}

function outcomeOf(value: number | undefined, isReached: boolean): DerivationTarget['outcome'] {
  if (value === undefined) return 'not measured';
  return isReached ? 'met' : 'missed';
}

import type { Figure } from '../../agreement/measure-pairs.ts';

/** Show a figure with its 95 % interval: `0.58 (0.49 to 0.67)`; `-` where there is none. */
export function presentFigure(figure: Figure | null): string {
  if (figure === null) return '-';
  const { value, interval } = figure;
  return interval === null ? round(value) : `${round(value)} (${round(interval.low)} to ${round(interval.high)})`;
}

/** Never -0.00. */
const round = (value: number): string => (Math.round(value * 100) / 100 || 0).toFixed(2);

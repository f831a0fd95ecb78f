import type { createColors } from 'picocolors';
import type { Evaluation } from '../../domain/evaluation.ts';
import { overlaps, type Span } from '../../domain/evidence.ts';
import { toPrintable } from './printable.ts';

export type Colors = ReturnType<typeof createColors>;

type Mark = Span & { readonly label: string; readonly paint: (text: string) => string };

/**
 * Mark the evidence in an answer: ⟦words⟧[1,3] are evidence for criteria 1 and 3, ⟦words⟧[2✘] say the opposite of
 * criterion 2, ⟦words⟧[×] cannot be evidence.
 *
 * The brackets say all; colour only repeats it. Where spans overlap they are cut at each other's ends.
 *
 * @example
 * highlightAnswer('先道歉。', evaluation, colors, '×'); // '先⟦道歉⟧[1]。'
 */
export function highlightAnswer(answer: string, evaluation: Evaluation, colors: Colors, guardedLabel: string): string {
  const marks = findMarks(evaluation, colors, guardedLabel);
  const cuts = [...new Set([0, answer.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  let highlighted = '';
  for (const [index, start] of cuts.slice(0, -1).entries()) {
    const piece = { start, end: cuts[index + 1] ?? answer.length };
    const text = toPrintable(answer.slice(piece.start, piece.end));
    const here = marks.filter((mark) => overlaps(mark, piece));
    const [first] = here;
    const labels = [...new Set(here.map(({ label }) => label))].join(',');
    highlighted += first ? first.paint(`⟦${text}⟧[${labels}]`) : text;
  }
  return highlighted;
}

function findMarks({ criteria, guardedSpans }: Evaluation, colors: Colors, guardedLabel: string): Mark[] {
  const palette = [colors.cyan, colors.magenta, colors.yellow, colors.green, colors.blue, colors.red];
  const evidence = criteria.flatMap((result, index) => {
    const color = palette[index % palette.length] ?? colors.cyan;
    const paint = (text: string): string => colors.underline(color(text));
    if (result.status === 'unscored') return [];
    const label = `${index + 1}${result.verdict === 'contradicted' ? '✘' : ''}`;
    return result.evidence.map(({ start, end }) => ({ start, end, label, paint }));
  });
  const paintGuarded = (text: string): string => colors.dim(colors.strikethrough(text));
  return [
    ...evidence,
    ...guardedSpans.map(({ start, end }) => ({ start, end, label: guardedLabel, paint: paintGuarded })),
  ];
}

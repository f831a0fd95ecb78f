import { findDoubleNegations, findReassurances, findRefusals } from '../../text/negation.ts';
import { normalise } from '../../text/normalise.ts';
import { segment } from '../../text/segment.ts';

/** Any sign of a negation. Wide on purpose: what is left out here is judged by the engine, which reads negation by itself. */
const negation =
  /[不没别未无莫勿甭]|拒绝|懒得|\b(?:not|never|no|nothing|without|instead of|rather than|refus\w*|cannot)\b|n't\b/;

/**
 * Leave out the clauses of a text that deny or refuse something: a cue that stands in one of them says nothing of what the text claims.
 *
 * @returns the rest, normalised.
 *
 * @example
 * affirmedWords('我不调监控，先登记。'); // '先登记'
 */
export function affirmedWords(text: string): string {
  const normalised = normalise(text).text;
  const { clauses } = segment(normalised);
  const refusals = findRefusals(normalised);
  const meant = [...findDoubleNegations(normalised), ...findReassurances(normalised)];
  const kept = clauses.filter(({ start, end }) => {
    const isRefused = refusals.some((span) => span.start < end && start < span.end);
    const isPlain = !negation.test(normalised.slice(start, end));
    return !isRefused && (isPlain || meant.some((span) => span.start < end && start < span.end));
  });
  return kept
    .map(({ start, end, sentence }, index) => {
      const previous = kept[index - 1];
      const mark = previous === undefined ? '' : previous.sentence === sentence ? ',' : '。';
      return `${mark}${normalised.slice(start, end)}`;
    })
    .join('');
}

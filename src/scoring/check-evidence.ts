import type { GuardedSpan } from '../domain/evaluation.ts';
import { overlaps, type Span } from '../domain/evidence.ts';
import type { Finding } from '../domain/finding.ts';

/**
 * Keep only evidence that is in the answer and outside guarded words; a covered or partial verdict without evidence left is missing.
 *
 * A contradiction needs its words too: without them it is missing, because nobody could check it.
 *
 * @param answerLength UTF-16 code units of the answer as submitted.
 */
export function checkEvidence(finding: Finding, answerLength: number, guardedSpans: readonly GuardedSpan[]): Finding {
  const isThere = ({ start, end }: Span): boolean =>
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= answerLength;
  const evidence = finding.evidence.filter(
    (span) => isThere(span) && !guardedSpans.some((guarded) => overlaps(span, guarded)),
  );
  if (finding.verdict === 'missing' || evidence.length > 0) return { ...finding, evidence };
  return { ...finding, verdict: 'missing', evidence };
}

import type { Span } from '../../domain/evidence.ts';
import type { Language } from '../../domain/question-bank.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { alignQuote } from '../../text/align-quote.ts';
import { mergeSpans } from '../../text/guard/merge-spans.ts';
import { explainJudgement, explainUnproven } from './explain-judgement.ts';
import type { Judgement } from './reply-schema.ts';
import type { SentAnswer } from './sent-answer.ts';

/** One sample's verdict with the words of the answer that prove it. */
export type ProvenJudgement = {
  readonly verdict: Verdict;
  /** Spans of the answer as submitted, in its order. */
  readonly evidence: readonly Span[];
  readonly reason: string;
  /** False where the model gave a verdict that no word of the answer supports: it is missing then. */
  readonly isProven: boolean;
};

/** More quotes than this for one criterion are a copy of the answer, not a choice from it; the prompt asks for three at most. */
const mostQuotes = 6;

/** A single character stands in every answer and proves nothing. */
const fewestLetters = 2;

/** Is this what somebody says that he will not do, without the words that say so? "道歉" of "我不会道歉". */
function isTornOff({ start }: Span, { refusals }: SentAnswer): boolean {
  return refusals.some((refusal) => refusal.start < start && start <= refusal.end);
}

/**
 * Look for a judgement's quotes in the answer. Those that are not there are dropped, and those that say the opposite where they
 * stand; a verdict that needs words of the answer and has none left is missing, and says so.
 */
export function proveJudgement(
  { quotes, reason, verdict }: Judgement,
  answer: SentAnswer,
  language: Language,
): ProvenJudgement {
  if (verdict === 'missing') {
    return { verdict, evidence: [], reason: explainJudgement(verdict, reason, language), isProven: true };
  }
  const telling = quotes.filter((quote) => (quote.match(/[\p{L}\p{N}]/gu) ?? []).length >= fewestLetters);
  const spans = telling.slice(0, mostQuotes).flatMap((quote) => {
    const aligned = alignQuote(quote, answer.normalised);
    if (!aligned || (verdict !== 'contradicted' && isTornOff(aligned.span, answer))) return [];
    return answer.toEvidence(aligned.span);
  });
  if (spans.length === 0) {
    return { verdict: 'missing', evidence: [], reason: explainUnproven(language), isProven: false };
  }
  return { verdict, evidence: mergeSpans(spans), reason: explainJudgement(verdict, reason, language), isProven: true };
}

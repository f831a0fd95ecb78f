import type { EngineId } from '../domain/engine-id.ts';
import type { GuardedSpan } from '../domain/evaluation.ts';
import type { Finding } from '../domain/finding.ts';
import type { Language, Question } from '../domain/question-bank.ts';
import type { NormalisedText } from '../text/normalise.ts';

/** Everything an engine gets to judge one answer. */
export type EngineRequest = {
  readonly question: Question;
  /** The answer as submitted, with its normalised copy. */
  readonly answer: NormalisedText;
  /** Words that cannot be evidence. */
  readonly guardedSpans: readonly GuardedSpan[];
  /** Language of the reasons. */
  readonly readerLanguage: Language;
};

/**
 * Turns an answer into findings, at most one for each criterion of the rubric; a criterion without a finding is unscored.
 * An engine never computes points, never stores anything and knows nothing of HTTP.
 */
export type Engine = {
  readonly id: EngineId;
  readonly version: string;
  findEvidence(request: EngineRequest): Promise<readonly Finding[]>;
};

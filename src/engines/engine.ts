import type { EngineChoice, EngineRef } from '../domain/engine-id.ts';
import type { GuardedSpan } from '../domain/evaluation.ts';
import type { Finding } from '../domain/finding.ts';
import type { Provenance } from '../domain/provenance.ts';
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
  /** Ends what the engine is at: it then rejects with the signal's reason and sends nothing more. */
  readonly signal?: AbortSignal | undefined;
};

/** What an engine found out about an answer. */
export type EngineReport = {
  /** Who answered: for a chain or a combination of engines not the one that was asked. */
  readonly engine: EngineRef;
  /** At most one for each criterion of the rubric. */
  readonly findings: readonly Finding[];
  /** Criteria that could not be judged, and why, in words a person can follow that quote no answer. Never a zero. */
  readonly unscored: readonly { readonly criterionId: string; readonly cause: string }[];
} & Omit<Provenance, 'asked'>;

/**
 * Turns an answer into findings; a criterion without a finding is unscored.
 * An engine never computes points, never stores an evaluation and knows nothing of HTTP.
 */
export type Engine = {
  readonly id: EngineChoice;
  readonly version: string;
  /** @throws {EngineFailedError} if nothing can be said of the whole answer. */
  findEvidence(request: EngineRequest): Promise<EngineReport>;
};

/** An engine by its own name, and as the best there is. */
export function soleEngine(engine: Engine): ReadonlyMap<EngineChoice, Engine> {
  return new Map([
    [engine.id, engine],
    ['auto', engine],
  ]);
}

/** The report of an engine that needs no model and no other engine. */
export function reportOf(engine: EngineRef, findings: readonly Finding[]): EngineReport {
  return { engine, findings, unscored: [], witnesses: [], modelUses: [], failures: [], firstLooks: [] };
}

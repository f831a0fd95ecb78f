import { type EngineFailure, partFailureCode, type Witness } from '../../domain/provenance.ts';
import { checkEvidence } from '../../scoring/check-evidence.ts';
import type { Engine, EngineReport, EngineRequest } from '../engine.ts';
import { EngineFailedError } from '../engine-errors.ts';
import type { WitnessFinding } from './merge-findings.ts';

/** What came of asking all witnesses. */
export type Hearing = {
  /** Reports of those that judged anything, their findings after the evidence check. */
  readonly reports: readonly EngineReport[];
  /** Those that judged nothing, in the order of the witnesses. */
  readonly failed: readonly EngineFailedError[];
};

/** A verdict that lost its evidence to the check is as good as a coin toss, whatever its engine thought of it. */
const confidenceOfUnproved = 0.5;

/**
 * Ask all witnesses side by side.
 *
 * @throws the signal's reason once it is aborted.
 * @throws whatever a witness throws that is no EngineFailedError, after all have ended.
 */
export async function askWitnesses(witnesses: readonly Engine[], request: EngineRequest): Promise<Hearing> {
  const settled = await Promise.allSettled(witnesses.map(async (witness) => witness.findEvidence(request)));
  request.signal?.throwIfAborted();
  const reports: EngineReport[] = [];
  const failed: EngineFailedError[] = [];
  for (const result of settled) {
    if (result.status === 'fulfilled') {
      const report = withCheckedEvidence(result.value, request);
      if (report.findings.length > 0) reports.push(report);
      else failed.push(judgedNothing(report));
    } else if (result.reason instanceof EngineFailedError) failed.push(result.reason);
    else throw result.reason;
  }
  return { reports, failed };
}

function withCheckedEvidence(report: EngineReport, { answer, guardedSpans }: EngineRequest): EngineReport {
  const findings = report.findings.map((finding) => {
    const checked = checkEvidence(finding, answer.original.length, guardedSpans);
    return checked.verdict === finding.verdict ? checked : { ...checked, confidence: confidenceOfUnproved };
  });
  return { ...report, findings };
}

function judgedNothing({ engine, unscored, modelUses }: EngineReport): EngineFailedError {
  const causes = [...new Set(unscored.map(({ cause }) => cause))].join('; ');
  const message = `The engine "${engine.id}" judged no criterion${causes === '' ? '' : `: ${causes}`}`;
  return new EngineFailedError(engine.id, 'model-reply-invalid', message, { retryable: false, modelUses });
}

/** What the witnesses say of one criterion; those that could not judge it are left out. */
export function findingsFor(criterionId: string, reports: readonly EngineReport[]): readonly WitnessFinding[] {
  return reports.flatMap(({ engine, findings }) => {
    const finding = findings.find((each) => each.criterionId === criterionId);
    return finding ? [{ engine: engine.id, finding }] : [];
  });
}

/** Put a report into the form in which an evaluation keeps it beside those of the other witnesses. */
export function toWitness({ engine, findings }: EngineReport, criterionIds: readonly string[]): Witness {
  return {
    engine,
    criteria: criterionIds.map((id) => {
      const finding = findings.find(({ criterionId }) => criterionId === id);
      return { id, verdict: finding?.verdict ?? null, confidence: finding?.confidence ?? 0 };
    }),
  };
}

/** Why a report has no finding for a criterion. */
export function whyUnscored(criterionId: string, { unscored }: EngineReport): string {
  return unscored.find((each) => each.criterionId === criterionId)?.cause ?? 'nothing was reported';
}

/** Tell of criteria that a witness could not judge and others decided, which a person should know. */
export function toPartFailure(report: EngineReport, decidedIds: readonly string[]): readonly EngineFailure[] {
  const left = decidedIds.filter((id) => !report.findings.some(({ criterionId }) => criterionId === id));
  if (left.length === 0) return [];
  const causes = left.map((id) => `${id}: ${whyUnscored(id, report)}`);
  return [{ engine: report.engine.id, code: partFailureCode, message: causes.join('; ') }];
}

import type { SettledDecision } from '../agreement/settle-decisions.ts';
import type { Span } from '../domain/evidence.ts';
import type { StoredEvaluation } from '../domain/stored-evaluation.ts';
import type { EvaluationStore } from '../storage/evaluation-store.ts';

/** A decision with the text that it is about. */
export type DecidedAnswer = {
  readonly decision: SettledDecision;
  readonly answer: string;
  /** What the machine took for proof of its verdict. */
  readonly machineEvidence: readonly Span[];
};

/** Answers with decisions that are looked at, the newest ones. */
const mostAnswers = 500;

/** Read the answers that decisions are about, the newest first; erased ones are left out. */
export async function readDecidedAnswers(
  decisions: readonly SettledDecision[],
  evaluations: Pick<EvaluationStore, 'find'>,
  signal: AbortSignal | undefined,
): Promise<readonly DecidedAnswer[]> {
  const byAnswer = [...Map.groupBy(decisions, ({ answerId }) => answerId)].sort(([a], [b]) => (a < b ? 1 : -1));
  const decided: DecidedAnswer[] = [];
  for (const [, own] of byAnswer.slice(0, mostAnswers)) {
    signal?.throwIfAborted();
    for (const [recordId, ofRecord] of Map.groupBy(own, (decision) => decision.recordId)) {
      const stored = await evaluations.find(recordId);
      const answer = stored?.answer;
      if (!stored || typeof answer !== 'string') continue;
      for (const decision of ofRecord) {
        decided.push({ decision, answer, machineEvidence: evidenceOf(stored, decision.criterionId) });
      }
    }
  }
  return decided;
}

function evidenceOf({ numbers, texts }: StoredEvaluation, criterionId: string): readonly Span[] {
  const index = numbers.criteria.findIndex(({ id }) => id === criterionId);
  return texts?.criteria[index]?.evidence ?? [];
}

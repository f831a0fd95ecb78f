import type { z } from 'zod';
import type { EvaluationReply, provenanceSchema } from '../../api/schemas.ts';
import { type Outcome, outcomeOf } from '../evidence/group-criteria.ts';

export type ProvenanceReply = z.infer<typeof provenanceSchema>;
export type EngineId = EvaluationReply['engine']['id'];
type FirstLookReply = ProvenanceReply['firstLooks'][number];

/** What one engine says of one criterion; `unscored` where it could not judge, without a confidence then. */
export type Opinion = { readonly outcome: Outcome; readonly confidence: number | null };

/** The opinions on one criterion, with the one that counts apart from the others. */
export type OpinionRow = {
  readonly id: string;
  /** Place in the rubric, from 1. */
  readonly number: number;
  readonly label: string;
  readonly counted: Opinion;
  /** In the order of the engines. */
  readonly others: readonly Opinion[];
  /** True if not all who could judge say the same. */
  readonly isSplit: boolean;
};

export type Comparison = {
  /** Engines beside the one whose verdicts count. */
  readonly engines: readonly EngineId[];
  readonly rows: readonly OpinionRow[];
};

const NONE: Opinion = { outcome: 'unscored', confidence: null };

/** Put the verdicts that count and those of the other engines side by side, criterion by criterion in the rubric's order. */
export function compareVerdicts({ engine, criteria }: EvaluationReply, { witnesses }: ProvenanceReply): Comparison {
  const others = witnesses.filter((witness) => witness.engine.id !== engine.id);
  const rows = criteria.map((criterion, index) => {
    const { id, label } = criterion;
    const confidence = criterion.status === 'scored' ? criterion.confidence : null;
    const counted: Opinion = { outcome: outcomeOf(criterion), confidence };
    const opinions = others.map((witness): Opinion => {
      const said = witness.criteria.find((it) => it.id === id);
      if (said === undefined || said.verdict === null) return NONE;
      return { outcome: said.verdict, confidence: said.confidence };
    });
    const judged = [counted, ...opinions].map(({ outcome }) => outcome).filter((outcome) => outcome !== 'unscored');
    return { id, number: index + 1, label, counted, others: opinions, isSplit: new Set(judged).size > 1 };
  });
  return { engines: others.map((witness) => witness.engine.id), rows };
}

/** A criterion that an engine judged otherwise while the words for the grader were still in the answer. */
export type VerdictChange = {
  readonly id: string;
  readonly number: number;
  readonly label: string;
  readonly before: Outcome;
  readonly after: Outcome;
};

/**
 * List what changed when an engine judged again without the words for the grader, in the rubric's order. What it could not judge
 * with or without them is no change: that was not the words' doing.
 */
export function findChanges(
  { engine, criteria: seen }: FirstLookReply,
  evaluation: EvaluationReply,
  { witnesses }: ProvenanceReply,
): readonly VerdictChange[] {
  const own = witnesses.find((witness) => witness.engine.id === engine);
  return evaluation.criteria.flatMap((criterion, index) => {
    const { id, label } = criterion;
    const before = seen.find((it) => it.id === id)?.verdict ?? null;
    const after = own === undefined ? verdictOf(criterion) : (own.criteria.find((it) => it.id === id)?.verdict ?? null);
    const isChange = before !== null && after !== null && before !== after;
    return isChange ? [{ id, number: index + 1, label, before, after }] : [];
  });
}

function verdictOf(criterion: EvaluationReply['criteria'][number]) {
  return criterion.status === 'scored' ? criterion.verdict : null;
}

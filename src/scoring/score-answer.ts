import type { CriterionResult, GuardedSpan } from '../domain/evaluation.ts';
import { evidenceAt } from '../domain/evidence.ts';
import type { Finding } from '../domain/finding.ts';
import type { Language, Rubric } from '../domain/question-bank.ts';
import { checkEvidence } from './check-evidence.ts';
import { pointsFor } from './score-finding.ts';
import { suggestionFor } from './suggestion-for.ts';

/** An answer's results by criterion and their sum. */
export type AnswerScore = {
  readonly criteria: readonly CriterionResult[];
  /** Null while a criterion is unscored. */
  readonly totalPoints: number | null;
  readonly maxPoints: number;
};

/** What an engine found, and the criteria that it could not judge. */
export type FoundEvidence = {
  readonly findings: readonly Finding[];
  readonly unscored: readonly { readonly criterionId: string; readonly cause: string }[];
};

export type AnswerToScore = {
  readonly rubric: Rubric;
  readonly language: Language;
  /** As submitted. */
  readonly answerText: string;
  readonly guardedSpans: readonly GuardedSpan[];
};

const nothingReported = 'the engine reported nothing for this criterion';

/** Turn an engine's findings into points, criterion by criterion in the rubric's order. The same rules for every engine. */
export function scoreAnswer({ findings, unscored }: FoundEvidence, answer: AnswerToScore): AnswerScore {
  const criteria = answer.rubric.criteria.map((criterion): CriterionResult => {
    const { id, label, points: maxPoints } = criterion;
    const found = findings.find(({ criterionId }) => criterionId === id);
    if (!found) {
      const cause = unscored.find(({ criterionId }) => criterionId === id)?.cause ?? nothingReported;
      return { status: 'unscored', id, label, maxPoints, cause };
    }
    const { verdict, evidence, confidence, reason } = checkEvidence(
      found,
      answer.answerText.length,
      answer.guardedSpans,
    );
    return {
      status: 'scored',
      id,
      label,
      verdict,
      points: pointsFor(verdict, criterion),
      maxPoints,
      confidence,
      evidence: evidence.map((span) => evidenceAt(answer.answerText, span)),
      reason,
      suggestion: suggestionFor(verdict, criterion, answer.language),
    };
  });
  const scored = criteria.flatMap((result) => (result.status === 'scored' ? [result.points] : []));
  return {
    criteria,
    totalPoints: scored.length === criteria.length ? scored.reduce((sum, points) => sum + points, 0) : null,
    maxPoints: criteria.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
  };
}

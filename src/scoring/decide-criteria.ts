import { InputInvalidError } from '../domain/errors.ts';
import type { GuardedSpan } from '../domain/evaluation.ts';
import { type Evidence, evidenceAt } from '../domain/evidence.ts';
import type { BlindVerdict, CriterionDecision, DecisionTexts } from '../domain/review.ts';
import type { CriterionNumbers } from '../domain/stored-evaluation.ts';
import type { Verdict } from '../domain/verdict.ts';
import { findQuote } from './find-quote.ts';
import { pointsFor } from './score-finding.ts';

/** What a reviewer says of one criterion. */
export type GivenDecision = {
  readonly criterionId: string;
  readonly verdict: Verdict;
  readonly reason?: string | undefined;
  readonly quote?: string | undefined;
};

/** What a reviewer decides about. */
export type DecidedAnswer = {
  /** As the machine has them; only those that are asked about. */
  readonly criteria: readonly CriterionNumbers[];
  readonly answerText: string;
  readonly guardedSpans: readonly GuardedSpan[];
  /** null in an open review. */
  readonly blindVerdicts: readonly BlindVerdict[] | null;
};

type Problem = { readonly field: string; readonly message: string };

/**
 * Turn what a reviewer says into decisions with points, in the order of the criteria.
 *
 * There is one for each criterion that is asked about. A verdict other than the machine's needs a reason. One that earns more than the
 * machine's, or anything where the machine could not say, needs a quote: words of the answer that are not all guarded. Points follow from
 * the verdict by the rule that holds for engines.
 *
 * @throws {InputInvalidError} naming each field that is wrong.
 */
export function decideCriteria(
  given: readonly GivenDecision[],
  answer: DecidedAnswer,
): { readonly decisions: readonly CriterionDecision[]; readonly texts: readonly DecisionTexts[] } {
  const problems: Problem[] = [...findStrangers(given, answer.criteria)];
  const decided = answer.criteria.map((criterion) => {
    const index = given.findIndex(({ criterionId }) => criterionId === criterion.id);
    const one = given[index];
    if (!one) {
      problems.push({ field: 'decisions', message: `has none about the criterion "${criterion.id}"` });
      return undefined;
    }
    const decision = toDecision(one, criterion, answer);
    const evidence = one.quote ? findEvidence(one.quote, answer) : null;
    problems.push(...findProblems(one, decision, evidence, `decisions.${index}`));
    const reason = decision.verdict === decision.machineVerdict ? '' : (one.reason ?? '');
    return { decision, texts: { criterionId: criterion.id, reason, evidence: evidence ?? null } };
  });
  if (problems.length > 0) throw new InputInvalidError(problems);
  const all = decided.filter((it) => it !== undefined);
  return { decisions: all.map(({ decision }) => decision), texts: all.map(({ texts }) => texts) };
}

/** Decisions about what nobody asked, and second ones about the same. */
function findStrangers(given: readonly GivenDecision[], criteria: readonly CriterionNumbers[]): readonly Problem[] {
  return given.flatMap(({ criterionId }, index) => {
    const field = `decisions.${index}.criterionId`;
    if (!criteria.some(({ id }) => id === criterionId)) {
      return [{ field, message: 'is not a criterion that is asked about' }];
    }
    const isRepeated = given.findIndex((it) => it.criterionId === criterionId) < index;
    return isRepeated ? [{ field, message: 'is there twice' }] : [];
  });
}

function toDecision(
  { verdict }: GivenDecision,
  criterion: CriterionNumbers,
  { blindVerdicts }: DecidedAnswer,
): CriterionDecision {
  const { id: criterionId, maxPoints } = criterion;
  const machine = 'cause' in criterion ? { verdict: null, points: null } : criterion;
  return {
    criterionId,
    verdict,
    points: pointsFor(verdict, { points: maxPoints }),
    maxPoints,
    machineVerdict: machine.verdict,
    machinePoints: machine.points,
    blindVerdict: blindVerdicts?.find((it) => it.criterionId === criterionId)?.verdict ?? null,
  };
}

/** undefined for words that are not in the answer. */
function findEvidence(quote: string, { answerText, guardedSpans }: DecidedAnswer): Evidence | undefined {
  const span = findQuote(quote, answerText, guardedSpans);
  return span && evidenceAt(answerText, span);
}

function findProblems(
  { reason = '' }: GivenDecision,
  { verdict, points, machineVerdict, machinePoints }: CriterionDecision,
  evidence: Evidence | null | undefined,
  field: string,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (verdict !== machineVerdict && reason === '') {
    problems.push({ field: `${field}.reason`, message: 'is needed where the verdict is not that of the machine' });
  }
  if (evidence === undefined) {
    problems.push({
      field: `${field}.quote`,
      message: 'is not in the answer, or only in words that may not be evidence',
    });
  }
  if (evidence === null && points > (machinePoints ?? 0)) {
    problems.push({
      field: `${field}.quote`,
      message: 'is needed where the verdict earns more than that of the machine',
    });
  }
  return problems;
}

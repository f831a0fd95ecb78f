import type { CriterionResult, Evaluation } from '../../domain/evaluation.ts';
import type { Mutant, MutantExpectation, MutantMiss, MutantResult, MutationKind } from '../../domain/rubric-report.ts';
import type { Verdict } from '../../domain/verdict.ts';

/** Kinds that say the same as the whole model answer. */
const saysTheSame: readonly MutationKind[] = ['shuffled', 'padded', 'traditional', 'full-width', 'injection'];
/** Kinds that say less than the whole model answer, or say it less well. */
const saysLess: readonly MutationKind[] = ['bullet-dropped', 'bullet-negated', 'typos'];

/**
 * Compare what came out for a mutant with what should have.
 *
 * A mutant that says the same as the whole model answer must get the same verdicts, whatever these are, and one that says less may miss
 * what the whole misses: a weakness of the whole is told once. If each criterion is judged as it may be and the total is out of bounds,
 * the criteria that made it so are told.
 *
 * @param whole the evaluation of the whole model answer.
 */
export function judgeMutant(mutant: Mutant, evaluation: Evaluation, whole: Evaluation): MutantResult {
  const { expected, points } = expectBeside(whole, mutant);
  const { totalPoints } = evaluation;
  const isWithin = totalPoints !== null && totalPoints >= points.least && totalPoints <= points.most;
  const misses = findMisses(expected, evaluation);
  const { name, kind, text } = mutant;
  return {
    name,
    kind,
    text,
    points,
    totalPoints,
    survived: !isWithin || misses.length > 0,
    misses: isWithin || misses.length > 0 ? misses : explainTotal(evaluation, totalPoints ?? 0, points.most),
  };
}

function expectBeside(whole: Evaluation, mutant: Mutant): Pick<Mutant, 'expected' | 'points'> {
  const saysAnything = mutant.points.most > 0; // an order to the grader says nothing if it stands alone
  if (saysTheSame.includes(mutant.kind) && saysAnything) return expectSameAs(whole, mutant);
  return saysLess.includes(mutant.kind) ? excuse(whole, mutant) : mutant;
}

/** Expect no credit where the whole earns none, and of the points the share that the whole earns. */
function excuse({ criteria, totalPoints, maxPoints }: Evaluation, { expected, points }: Mutant) {
  const excused = expected.map(({ criterionId, verdicts }): MutantExpectation => {
    const found = criteria.find(({ id }) => id === criterionId);
    const isExcused = verdicts.includes('covered') && found?.status === 'scored' && !verdicts.includes(found.verdict);
    return { criterionId, verdicts: isExcused ? [...verdicts, found.verdict] : verdicts };
  });
  return { expected: excused, points: { ...points, least: (points.least * (totalPoints ?? maxPoints)) / maxPoints } };
}

function expectSameAs({ criteria, totalPoints }: Evaluation, mutant: Mutant): Pick<Mutant, 'expected' | 'points'> {
  const expected = criteria.flatMap((criterion): MutantExpectation[] =>
    criterion.status === 'scored' ? [{ criterionId: criterion.id, verdicts: [criterion.verdict] }] : [],
  );
  return { expected, points: totalPoints === null ? mutant.points : { least: totalPoints, most: totalPoints } };
}

function findMisses(expected: readonly MutantExpectation[], { criteria }: Evaluation): MutantMiss[] {
  return expected.flatMap(({ criterionId, verdicts }): MutantMiss[] => {
    const result = criteria.find(({ id }) => id === criterionId);
    if (!result || (result.status === 'scored' && verdicts.includes(result.verdict))) return [];
    return [toMiss(result, verdicts)];
  });
}

/** The criteria that earned something in a total that is too high, or not all in one that is too low. */
function explainTotal({ criteria }: Evaluation, totalPoints: number, most: number): MutantMiss[] {
  const isTooHigh = totalPoints > most;
  return criteria.flatMap((result): MutantMiss[] => {
    if (result.status !== 'scored') return [];
    const isCause = isTooHigh ? result.points > 0 : result.points < result.maxPoints;
    return isCause ? [toMiss(result, isTooHigh ? ['missing'] : ['covered'])] : [];
  });
}

function toMiss(result: CriterionResult, verdicts: readonly Verdict[]): MutantMiss {
  if (result.status !== 'scored') return { criterionId: result.id, verdicts, got: 'unscored', evidence: [] };
  const evidence = result.evidence.map(({ start, end }) => ({ start, end }));
  return { criterionId: result.id, verdicts, got: result.verdict, evidence };
}

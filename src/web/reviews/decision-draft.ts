import type { ReviewSheetReply } from '../../api/review-schemas.ts';
import type { Decision } from '../service/review-service.ts';
import { earnsMore, type Verdict } from './verdicts.ts';

/** What somebody has typed about one criterion so far. */
export type CriterionDraft = {
  readonly verdict: Verdict | null;
  readonly reason: string;
  readonly quote: string;
};

export const emptyDraft: CriterionDraft = { verdict: null, reason: '', quote: '' };

/** What a decision still lacks. */
export type Lack = 'verdict' | 'reason' | 'quote';

/** The criteria that somebody has to decide about, in the rubric's order, each with its number in it, from 1. */
export function askedCriteria({ criteria }: Pick<ReviewSheetReply, 'criteria'>) {
  return criteria
    .map((criterion, index) => ({ number: index + 1, criterion }))
    .filter(({ criterion }) => criterion.isAsked);
}

/** What the machine said of a criterion; null where it gave no verdict, or may not be seen yet. */
export function machineVerdictOf({ evaluation }: Pick<ReviewSheetReply, 'evaluation'>, criterionId: string) {
  const found = evaluation?.criteria.find(({ id }) => id === criterionId);
  return found?.status === 'scored' ? found.verdict : null;
}

/** A reason wherever it is not as the machine said, and words of the answer wherever it earns more. */
export function findLacks({ verdict, reason, quote }: CriterionDraft, machine: Verdict | null): readonly Lack[] {
  if (verdict === null) return ['verdict'];
  const lacks: Lack[] = [];
  if (verdict !== machine && reason.trim() === '') lacks.push('reason');
  if (earnsMore(verdict, machine) && quote.trim() === '') lacks.push('quote');
  return lacks;
}

/** What goes to the service once nothing is lacking; a quote only where one is needed. */
export function toDecision(
  sheet: ReviewSheetReply,
  drafts: Readonly<Record<string, CriterionDraft>>,
  note: string,
): Decision {
  const decisions = askedCriteria(sheet).flatMap(({ criterion: { id } }) => {
    const { verdict, reason, quote } = drafts[id] ?? emptyDraft;
    if (verdict === null) return [];
    const machine = machineVerdictOf(sheet, id);
    return [
      {
        criterionId: id,
        verdict,
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        ...(earnsMore(verdict, machine) ? { quote: quote.trim() } : {}),
      },
    ];
  });
  return { decisions, ...(note.trim() === '' ? {} : { note: note.trim() }) };
}

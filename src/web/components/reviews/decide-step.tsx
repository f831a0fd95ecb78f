import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewSheetReply } from '../../../api/review-schemas.ts';
import { showCriterion } from '../../evidence/show-in-page.ts';
import {
  askedCriteria,
  type CriterionDraft,
  emptyDraft,
  findLacks,
  machineVerdictOf,
  toDecision,
} from '../../reviews/decision-draft.ts';
import { refusedQuotes } from '../../reviews/refused-quotes.ts';
import { type Decision, decideReview } from '../../service/review-service.ts';
import { queueKey } from '../../state/use-next-review.ts';
import type { ReviewDraft } from '../../state/use-review-draft.ts';
import { TextField } from '../text-field.tsx';
import { CriterionDecision } from './criterion-decision.tsx';
import { SheetConflict } from './sheet-conflict.tsx';

type Props = {
  readonly sheet: ReviewSheetReply;
  readonly draft: ReviewDraft;
  readonly activeId: string | null;
  /** Words of the answer that were selected last; '' for none. */
  readonly selected: string;
  readonly onActivate: (criterionId: string) => void;
  readonly onReload: () => void;
  readonly onDecided: () => void;
};

/** The decision: one's own verdict beside the machine's, why it differs, and the words that earn more. */
export function DecideStep({ sheet, draft, activeId, selected, onActivate, onReload, onDecided }: Props) {
  const { t } = useTranslation();
  const { drafts, refused, failure, isAttempted, isPending, change, reload, submit } = useDecision({
    ...{ sheet, draft, onReload, onDecided },
  });
  return (
    <section className="review-step" aria-labelledby="step-title">
      <h3 id="step-title">{t('decide.title')}</h3>
      <p className="beside">{t('decide.what')}</p>
      {askedCriteria(sheet).map(({ number, criterion: { id }, criterion }) => (
        <CriterionDecision
          key={id}
          number={number}
          criterion={criterion}
          sheet={sheet}
          draft={drafts[id] ?? emptyDraft}
          isActive={activeId === id}
          isAttempted={isAttempted}
          isQuoteRefused={refused.includes(id)}
          selected={selected}
          onActivate={() => onActivate(id)}
          onChange={(changes) => change(id, changes)}
        />
      ))}
      <TextField label={t('decide.note')} value={draft.note} problem="" maxLength={5_000} onType={draft.setNote} />
      {failure !== null && <SheetConflict taskId={sheet.task.id} error={failure} isOver={false} onReload={reload} />}
      <p>
        <Button type="primary" size="large" loading={isPending} onClick={submit}>
          {t('decide.do')}
        </Button>
      </p>
      <p className="beside">{t('decide.final')}</p>
    </section>
  );
}

/** Send the decision once nothing is lacking; else lead to the first criterion where something is. */
function useDecision({ sheet, draft, onReload, onDecided }: Pick<Props, 'sheet' | 'draft' | 'onReload' | 'onDecided'>) {
  const [isAttempted, setIsAttempted] = useState(false);
  const asked = askedCriteria(sheet);
  const drafts = draftsOf(sheet, draft);
  const { mutate, reset, isPending, error } = useSending(sheet, onDecided);
  const refused = refusedQuotes(
    isPending ? null : error,
    asked.map(({ criterion }) => criterion.id),
  );
  const submit = () => {
    setIsAttempted(true);
    const lacking = asked.find(
      ({ criterion: { id } }) => findLacks(drafts[id] ?? emptyDraft, machineVerdictOf(sheet, id)).length > 0,
    );
    if (lacking !== undefined) showCriterion(lacking.number);
    else if (!isPending) mutate(toDecision(sheet, drafts, draft.note));
  };
  return {
    ...{ drafts, refused, isAttempted, isPending, submit },
    /** What is not said at a criterion. */
    failure: isPending || refused.length > 0 ? null : error,
    change: (criterionId: string, changes: Partial<CriterionDraft>) => {
      if (error !== null) reset();
      draft.change(criterionId, { ...(drafts[criterionId] ?? emptyDraft), ...changes });
    },
    reload: () => {
      reset();
      onReload();
    },
  };
}

/** A decision changes the queue, and what is shown of the answer elsewhere. */
function useSending({ task }: ReviewSheetReply, onDecided: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (decision: Decision) => decideReview(task.id, decision),
    onSuccess: () => {
      const stale = [queueKey[0], 'items', 'item', 'answer-reviews'];
      void client.invalidateQueries({ predicate: ({ queryKey }) => stale.some((name) => name === queryKey[0]) });
      onDecided();
    },
  });
}

/** A blind verdict is where one starts from. */
function draftsOf(
  { blindVerdicts }: ReviewSheetReply,
  { decisions }: ReviewDraft,
): Readonly<Record<string, CriterionDraft>> {
  const drafts: Record<string, CriterionDraft> = {};
  for (const { criterionId, verdict } of blindVerdicts ?? []) drafts[criterionId] = { ...emptyDraft, verdict };
  return { ...drafts, ...decisions };
}

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
import { decideReview } from '../../service/review-service.ts';
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
  const client = useQueryClient();
  const [isAttempted, setIsAttempted] = useState(false);
  const asked = askedCriteria(sheet);
  const drafts = draftsOf(sheet, draft);
  const { mutate, reset, isPending, error } = useMutation({
    mutationFn: () => decideReview(sheet.task.id, toDecision(sheet, drafts, draft.note)),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queueKey });
      for (const key of ['items', 'item', 'answer-reviews']) void client.invalidateQueries({ queryKey: [key] });
      onDecided();
    },
  });
  const refused = isPending
    ? []
    : refusedQuotes(
        error,
        asked.map(({ criterion }) => criterion.id),
      );
  const lacking = asked.find(
    ({ criterion: { id } }) => findLacks(drafts[id] ?? emptyDraft, machineVerdictOf(sheet, id)).length > 0,
  );
  const reload = () => {
    reset();
    onReload();
  };
  const submit = () => {
    setIsAttempted(true);
    if (lacking !== undefined) showCriterion(lacking.number);
    else if (!isPending) mutate();
  };
  return (
    <section className="review-step" aria-labelledby="step-title">
      <h3 id="step-title">{t('decide.title')}</h3>
      <p className="beside">{t('decide.what')}</p>
      {asked.map(({ number, criterion }) => (
        <CriterionDecision
          key={criterion.id}
          number={number}
          criterion={criterion}
          machine={sheet.evaluation?.criteria.find(({ id }) => id === criterion.id)}
          earlierReviews={sheet.earlierReviews}
          answer={sheet.answer}
          draft={drafts[criterion.id] ?? emptyDraft}
          isActive={activeId === criterion.id}
          isAttempted={isAttempted}
          isQuoteRefused={refused.includes(criterion.id)}
          selected={selected}
          onActivate={() => onActivate(criterion.id)}
          onChange={(changes) => {
            if (error !== null) reset();
            draft.change(criterion.id, { ...(drafts[criterion.id] ?? emptyDraft), ...changes });
          }}
        />
      ))}
      <TextField label={t('decide.note')} value={draft.note} problem="" maxLength={5_000} onType={draft.setNote} />
      {error !== null && !isPending && refused.length === 0 && (
        <SheetConflict taskId={sheet.task.id} error={error} isOver={false} onReload={reload} />
      )}
      <p>
        <Button type="primary" size="large" loading={isPending} onClick={submit}>
          {t('decide.do')}
        </Button>
      </p>
      <p className="beside">{t('decide.final')}</p>
    </section>
  );
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

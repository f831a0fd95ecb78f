import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, InputNumber, Skeleton } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchReply } from '../../../api/batch-schemas.ts';
import { maxReviewBudget } from '../../../api/query-schemas.ts';
import type { ReviewPlanReply } from '../../../api/review-plan-schema.ts';
import type { QuestionReply } from '../../../api/schemas.ts';
import { isOver } from '../../batches/batch-progress.ts';
import { getReviewPlan } from '../../service/batch-service.ts';
import { useFormats } from '../../state/use-formats.ts';
import { useSettled } from '../../state/use-settled.ts';
import { FailureNotice } from '../failure-notice.tsx';
import type { OpenItem } from './item-drawer.tsx';
import { QueuePicks } from './queue-picks.tsx';
import { ReviewPicks } from './review-picks.tsx';

type Props = {
  readonly batch: BatchReply;
  readonly questions: readonly QuestionReply[];
  readonly onOpen: (item: OpenItem) => void;
};

/** Answers that somebody gets through in an afternoon. */
const USUAL_BUDGET = 40;

/** Which answers to look at when there is no time for all, and what is expected to be wrong with the others. */
export function ReviewPlanView({ batch, questions, onOpen }: Props) {
  const { t } = useTranslation();
  const [budget, setBudget] = useState(USUAL_BUDGET);
  const settled = useSettled(budget);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['review-plan', batch.id, batch.status, settled],
    queryFn: () => getReviewPlan(batch.id, settled),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return (
    <div className="review-plan">
      <BudgetField value={budget} onChange={setBudget} />
      {error !== null && !isFetching && (
        <FailureNotice error={error} title={t('plan.failed')} onRetry={() => void refetch()} />
      )}
      {data === undefined && isFetching && <Skeleton active aria-label={t('plan.loading')} />}
      {data !== undefined && error === null && (
        <div aria-busy={isFetching}>
          <Outlook plan={data} />
          {!isOver(batch.status) && (
            <Button className="refresh" loading={isFetching} onClick={() => void refetch()}>
              {t('results.refresh')}
            </Button>
          )}
          {data.picks.length > 0 && (
            <>
              <QueuePicks batchId={batch.id} budget={settled} />
              <ReviewPicks picks={data.picks} questions={questions} onOpen={onOpen} />
            </>
          )}
        </div>
      )}
    </div>
  );
}

function BudgetField({ value, onChange }: { readonly value: number; readonly onChange: (value: number) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('plan.budget')}</label>
      <InputNumber<number>
        id={id}
        aria-describedby={`${id}-hint`}
        min={1}
        max={maxReviewBudget}
        precision={0}
        value={value}
        onChange={(next) => next !== null && onChange(next)}
      />
      <p id={`${id}-hint`} className="beside">
        {t('plan.budget.hint')}
      </p>
    </div>
  );
}

/** What is left when the picks were looked at, in sentences. Estimated, and said to be. */
function Outlook({ plan: { picks, before, rest, notEvaluated } }: { readonly plan: ReviewPlanReply }) {
  const { t } = useTranslation();
  const { count, decimal, percent } = useFormats();
  const numbers = {
    picks: count(picks.length),
    rest: count(rest.answers),
    mean: decimal(rest.meanExpectedError ?? 0),
    before: decimal(before.meanExpectedError ?? 0),
    wrong: percent(rest.expectedWrongShare ?? 0),
  };
  if (before.answers === 0) return <p role="status">{t('plan.nothing')}</p>;
  return (
    <>
      <p role="status" className="plan-outlook">
        {t(rest.answers === 0 ? 'plan.all' : 'plan.outlook', numbers)}
      </p>
      <p className="beside">
        {rest.answers > 0 && t('plan.estimated')}{' '}
        {rest.unscored > 0 && t('plan.unscored', { count: count(rest.unscored) })}{' '}
        {notEvaluated > 0 && t('plan.notEvaluated', { count: count(notEvaluated) })}
      </p>
    </>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BatchReply } from '../../../api/batch-schemas.ts';
import type { QuestionReply } from '../../../api/schemas.ts';
import { isOver } from '../../batches/batch-progress.ts';
import { getDistributions } from '../../service/batch-service.ts';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { QuestionDistribution } from './question-distribution.tsx';

type Props = { readonly batch: BatchReply; readonly questions: readonly QuestionReply[] };

/** How the batch did, question by question. Of a batch that runs, as it was when one looked. */
export function DistributionsView({ batch, questions }: Props) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['distributions', batch.id, batch.status],
    queryFn: () => getDistributions(batch.id),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  if (data === undefined) {
    if (error === null || isFetching) return <Skeleton active aria-label={t('distributions.loading')} />;
    return <FailureNotice error={error} title={t('distributions.failed')} onRetry={() => void refetch()} />;
  }
  return (
    <div className="distributions">
      <p>
        {t('distributions.summary', { answers: count(data.answers), unscored: count(data.unscored) })}
        {!isOver(batch.status) && (
          <Button className="refresh" loading={isFetching} onClick={() => void refetch()}>
            {t('results.refresh')}
          </Button>
        )}
      </p>
      {data.reviewed > 0 && <p>{t('distributions.reviewed', { reviewed: count(data.reviewed) })}</p>}
      {data.stale > 0 && <p>{t('distributions.stale', { stale: count(data.stale) })}</p>}
      {data.questions.map((it) => (
        <QuestionDistribution key={it.questionId} distribution={it} questions={questions} />
      ))}
    </div>
  );
}

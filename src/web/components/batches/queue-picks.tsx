import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { addReviewTasks } from '../../service/review-service.ts';
import { useAccess } from '../../state/access.ts';
import { toHash } from '../../state/page-route.ts';
import { useFormats } from '../../state/use-formats.ts';
import { queueKey } from '../../state/use-next-review.ts';
import { FailureNotice } from '../failure-notice.tsx';

type Props = { readonly batchId: string; readonly budget: number };

/** Put the picked answers in the queue of reviews, for oneself or for others. */
export function QueuePicks({ batchId, budget }: Props) {
  const { t } = useTranslation();
  const { may } = useAccess();
  const { count } = useFormats();
  const client = useQueryClient();
  const { mutate, data, isPending, error } = useMutation({
    mutationFn: () => addReviewTasks(batchId, budget),
    onSuccess: () => client.invalidateQueries({ queryKey: queueKey }),
  });
  if (!may('reviews')) return null;
  return (
    <div className="queue-picks">
      <Button loading={isPending} onClick={() => mutate()}>
        {t('plan.queue')}
      </Button>{' '}
      <span role="status">{data !== undefined && !isPending && t('plan.queued', { count: count(data) })}</span>{' '}
      <a href={toHash({ page: 'reviews', filter: { batchId } })}>{t('plan.toQueue')}</a>
      {error !== null && !isPending && <FailureNotice error={error} title={t('plan.queueFailed')} />}
    </div>
  );
}

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewTaskReply } from '../../../api/review-schemas.ts';
import { listReviewQueue } from '../../service/review-service.ts';
import { type ReviewFilter, toHash } from '../../state/page-route.ts';
import { queueKey, rememberFilter } from '../../state/use-next-review.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { Loading } from '../loading.tsx';
import { ScreenHeading } from '../screen-heading.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { QueueRow } from './queue-row.tsx';

/** What waits for a person, most worth a look first. */
export function ReviewQueue({ filter }: { readonly filter: ReviewFilter }) {
  const { t } = useTranslation();
  const { data, error, isFetching, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useQueue(filter);
  useEffect(() => rememberFilter(filter), [filter]);
  const tasks = withoutRepeats(data?.pages.flatMap((page) => page.tasks) ?? []);
  const open = data?.pages[0]?.open;
  return (
    <section className="card">
      <div className="screen-top">
        <ScreenHeading>{t('queue.title')}</ScreenHeading>
        <Button loading={isFetching} onClick={() => void refetch()}>
          {t('queue.refresh')}
        </Button>
      </div>
      <QueueFilters filter={filter} open={open} />
      {error !== null && !isFetching && (
        <FailureNotice error={error} title={t('queue.failed')} onRetry={() => void refetch()} />
      )}
      {data === undefined && isFetching && <Loading text={t('queue.loading')} />}
      {data !== undefined && tasks.length === 0 && <EmptyQueue isFiltered={Object.keys(filter).length > 0} />}
      {tasks.length > 0 && (
        <ol className="queue" aria-label={t('queue.title')}>
          {tasks.map((task) => (
            <QueueRow key={task.id} task={task} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <p className="more">
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('queue.more')}
          </Button>
        </p>
      )}
    </section>
  );
}

function useQueue(filter: ReviewFilter) {
  return useInfiniteQuery({
    queryKey: [...queueKey, filter],
    queryFn: ({ pageParam }) => listReviewQueue(filter, pageParam),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** What moves up the queue while one turns its pages may come twice. */
function withoutRepeats(tasks: readonly ReviewTaskReply[]): readonly ReviewTaskReply[] {
  return [...new Map(tasks.map((task) => [task.id, task])).values()];
}

function EmptyQueue({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="empty">
      <h3>{t(isFiltered ? 'queue.emptyFiltered' : 'queue.empty')}</h3>
      {isFiltered ? (
        <p>
          <a href={toHash({ page: 'reviews' })}>{t('queue.showAll')}</a>
        </p>
      ) : (
        <p>
          {t('queue.empty.next')} <a href={toHash({ page: 'batches' })}>{t('queue.empty.batches')}</a>
        </p>
      )}
    </div>
  );
}

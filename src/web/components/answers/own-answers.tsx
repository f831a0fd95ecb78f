import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OwnEvaluationsReply } from '../../../api/review-schemas.ts';
import { listOwnEvaluations } from '../../service/review-service.ts';
import { toHash } from '../../state/page-route.ts';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { Loading } from '../loading.tsx';
import { ScreenHeading } from '../screen-heading.tsx';
import { OwnAppeals } from './own-appeals.tsx';

/** What one has answered, the newest first. */
export function OwnAnswers() {
  const { t } = useTranslation();
  const { data, error, isFetching, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['own-evaluations'],
    queryFn: ({ pageParam }) => listOwnEvaluations(pageParam),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  });
  const evaluations = data?.pages.flatMap((page) => page.evaluations) ?? [];
  return (
    <>
      <section className="card">
        <ScreenHeading>{t('answers.all')}</ScreenHeading>
        {data === undefined && isFetching && <Loading text={t('answers.loading')} />}
        {error !== null && !isFetching && (
          <FailureNotice error={error} title={t('answers.failed')} onRetry={() => void refetch()} />
        )}
        {data !== undefined && evaluations.length === 0 && <NoAnswers />}
        {evaluations.length > 0 && (
          <ul className="own-answers">
            {evaluations.map((evaluation) => (
              <OwnRow key={evaluation.recordId} evaluation={evaluation} />
            ))}
          </ul>
        )}
        {hasNextPage && (
          <p className="more">
            <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('answers.older')}
            </Button>
          </p>
        )}
      </section>
      <OwnAppeals />
    </>
  );
}

function NoAnswers() {
  const { t } = useTranslation();
  return (
    <div className="empty">
      <h3>{t('answers.empty')}</h3>
      <p>
        {t('answers.empty.what')} <a href={toHash({ page: 'practice' })}>{t('answers.empty.practise')}</a>
      </p>
    </div>
  );
}

function OwnRow({ evaluation }: { readonly evaluation: OwnEvaluationsReply['evaluations'][number] }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { recordId, prompt, createdAt, totalPoints, maxPoints, isReviewed } = evaluation;
  return (
    <li>
      <div>
        <a href={toHash({ page: 'answer', recordId })}>{prompt}</a>
        <p className="beside">
          {time(createdAt)}
          {isReviewed && <span className="reviewed-tag">{t('answers.reviewed')}</span>}
        </p>
      </div>
      <span className="own-points">
        {totalPoints === null ? t('result.totalUnknown') : t('result.total', { points: totalPoints, maxPoints })}
      </span>
    </li>
  );
}

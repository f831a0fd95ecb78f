import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { toHash } from '../../state/page-route.ts';
import { useBatchList } from '../../state/use-batch-list.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { ScreenHeading } from '../screen-heading.tsx';
import { BatchTable } from './batch-table.tsx';

/** All batches, the newest first, or what to do where there is none yet. */
export function BatchList() {
  const { t } = useTranslation();
  const { batches, error, isFetching, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useBatchList();
  return (
    <main className="page-body batches-page">
      <div className="card">
        <div className="screen-top">
          <ScreenHeading>{t('batches.all')}</ScreenHeading>
          <Button type="primary" size="large" href={toHash({ page: 'new-batch' })}>
            {t('batches.new')}
          </Button>
        </div>
        {error !== null && !isFetching && (
          <FailureNotice error={error} title={t('batches.failed')} onRetry={() => void refetch()} />
        )}
        {batches === undefined && isFetching && (
          <div aria-busy="true">
            <p role="status">{t('batches.loading')}</p>
            <Skeleton active title={false} />
          </div>
        )}
        {batches?.length === 0 && <EmptyList />}
        {batches !== undefined && batches.length > 0 && <BatchTable batches={batches} />}
        {hasNextPage && (
          <p className="more">
            <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('batches.older')}
            </Button>
          </p>
        )}
      </div>
    </main>
  );
}

function EmptyList() {
  const { t } = useTranslation();
  return (
    <div className="empty">
      <h3>{t('batches.empty')}</h3>
      <p>{t('batches.empty.what')}</p>
      <ol>
        <li>{t('batches.empty.file')}</li>
        <li>{t('batches.empty.check')}</li>
        <li>{t('batches.empty.read')}</li>
      </ol>
    </div>
  );
}

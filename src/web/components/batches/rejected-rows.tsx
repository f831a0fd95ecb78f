import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchReply, RejectedRowsReply } from '../../../api/batch-schemas.ts';
import { listRejectedRows } from '../../service/batch-service.ts';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { CauseText } from './cause-text.tsx';

type NumberedRow = RejectedRowsReply['rows'][number] & { readonly key: number };

/** Rows of the file that gave no answer, with the reason of each; fetched when they are looked at. */
export function RejectedRows({ batch }: { readonly batch: BatchReply }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const [isOpen, setIsOpen] = useState(false);
  const total = batch.counts.rejectedRows;
  if (total === 0) return null;
  return (
    <details className="rejected-rows" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{t('rejected.title', { count: count(total) })}</summary>
      {isOpen && <RejectedTable batchId={batch.id} />}
    </details>
  );
}

function RejectedTable({ batchId }: { readonly batchId: string }) {
  const { t } = useTranslation();
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['rejected', batchId],
    queryFn: ({ pageParam }) => listRejectedRows(batchId, pageParam === 0 ? undefined : pageParam),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  });
  const rows = data?.pages.flatMap((page) => page.rows).map((row, key) => ({ ...row, key })) ?? [];
  const columns: TableColumnsType<NumberedRow> = [
    { title: t('column.row'), dataIndex: 'row', width: 90 },
    { title: t('rejected.reason'), render: (_, cause) => <CauseText cause={cause} /> },
  ];
  if (error !== null && !isFetching && rows.length === 0) {
    return <FailureNotice error={error} title={t('rejected.failed')} onRetry={() => void refetch()} />;
  }
  return (
    <>
      <p className="beside">{t('rejected.what')}</p>
      <Table<NumberedRow>
        className="scrolling-table"
        size="small"
        columns={columns}
        dataSource={rows}
        loading={isFetching && rows.length === 0}
        pagination={false}
        scroll={{ x: 300 }}
      />
      {hasNextPage && (
        <p className="more">
          <Button loading={isFetching} onClick={() => void fetchNextPage()}>
            {t('rejected.more')}
          </Button>
        </p>
      )}
    </>
  );
}

import { Progress, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BatchReply } from '../../../api/batch-schemas.ts';
import { batchProgress } from '../../batches/batch-progress.ts';
import { toHash } from '../../state/page-route.ts';
import { useFormats } from '../../state/use-formats.ts';
import { StatusTag } from './status-tag.tsx';

/** One batch a row: what it is, how far it is, and how much of it waits for a person. */
export function BatchTable({ batches }: { readonly batches: readonly BatchReply[] }) {
  const { t } = useTranslation();
  const { count, time } = useFormats();
  const columns: TableColumnsType<BatchReply> = [
    { title: t('batches.column.name'), width: '32%', render: (_, batch) => <BatchName batch={batch} /> },
    { title: t('batches.column.status'), render: (_, { status }) => <StatusTag status={status} /> },
    { title: t('batches.column.progress'), render: (_, batch) => <ShortProgress batch={batch} /> },
    {
      title: t('batches.column.review'),
      align: 'right',
      render: (_, { counts }) => count(counts.needsReview),
    },
    {
      title: t('batches.column.created'),
      render: (_, { createdAt }) => <span className="nowrap">{time(createdAt)}</span>,
    },
  ];
  return (
    <Table<BatchReply>
      className="scrolling-table batch-table"
      rowKey="id"
      size="middle"
      aria-label={t('batches.all')}
      columns={columns}
      dataSource={[...batches]}
      pagination={false}
      scroll={{ x: 640 }}
    />
  );
}

function BatchName({ batch: { id, name, source } }: { readonly batch: BatchReply }) {
  return (
    <>
      <a className="batch-name" href={toHash({ page: 'batch', batchId: id })}>
        {name}
      </a>
      {source.fileName !== name && <span className="beside">{source.fileName}</span>}
    </>
  );
}

function ShortProgress({ batch }: { readonly batch: BatchReply }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { done, total, percent } = batchProgress(batch);
  return (
    <div className="short-progress">
      <Progress percent={percent} size="small" showInfo={false} strokeColor="var(--primary)" aria-hidden="true" />
      <span>{t('batches.progress', { done: count(done), total: count(total) })}</span>
      {batch.counts.failed > 0 && (
        <span className="failed-count">{t('batches.failedCount', { failed: count(batch.counts.failed) })}</span>
      )}
    </div>
  );
}

import { Table, type TableColumnsType } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadReply } from '../../../api/batch-schemas.ts';
import { CauseText } from './cause-text.tsx';

type SampleRow = UploadReply['sampleRows'][number];

/** The first rows as they were read, so that a wrong sheet or a broken encoding is seen before anything is imported. */
export function SampleTable({ upload: { columns, sampleRows } }: { readonly upload: UploadReply }) {
  const { t } = useTranslation();
  const id = useId();
  const shown: TableColumnsType<SampleRow> = columns.map((name, index) => ({
    key: `${index}`,
    title: name,
    render: (_, { cells, problem }) => {
      if (cells !== null) return <span className="sample-cell">{cells[index]}</span>;
      if (index > 0) return null;
      return (
        <span className="row-problem">
          {t('new.rowUnreadable')} {problem !== null && <CauseText cause={problem} />}
        </span>
      );
    },
    onCell: ({ cells }) => (cells === null ? { colSpan: index === 0 ? columns.length : 0 } : {}),
  }));
  const rowNumber = { key: 'row', title: t('column.row'), width: 70, render: (_: unknown, { row }: SampleRow) => row };
  return (
    <section className="sample" aria-labelledby={id}>
      <h3 id={id}>{t('new.sample')}</h3>
      <Table<SampleRow>
        className="scrolling-table"
        rowKey="row"
        size="small"
        aria-labelledby={id}
        columns={[rowNumber, ...shown]}
        dataSource={[...sampleRows]}
        pagination={false}
        locale={{ emptyText: t('new.sample.empty') }}
        scroll={{ x: 'max-content' }}
      />
    </section>
  );
}

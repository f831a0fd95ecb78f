import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ComparisonReply } from '../../../../api/rubric-check-schemas.ts';
import { changeWords } from '../../../rubrics/change-words.ts';

type Change = ComparisonReply['changes'][number];

type Props = { readonly changes: readonly Change[]; readonly labelOf: (criterionId: string) => string };

/** Every difference between two rubrics, before and after. */
export function ChangesTable({ changes, labelOf }: Props) {
  const { t } = useTranslation();
  if (changes.length === 0) return <p>{t('comparison.same')}</p>;
  return (
    <Table<Change & { readonly key: number }>
      className="scrolling-table changes-table"
      size="middle"
      aria-label={t('comparison.changes')}
      pagination={false}
      scroll={{ x: 480 }}
      dataSource={changes.map((change, key) => ({ ...change, key }))}
      columns={[
        {
          title: t('comparison.where'),
          width: 140,
          render: (_, { field, criterionId }) => (
            <>
              {criterionId !== undefined && <strong>{labelOf(criterionId)} · </strong>}
              {t(...changeWords(field))}
            </>
          ),
        },
        { title: t('comparison.before'), render: (_, { before }) => <Value value={before} /> },
        { title: t('comparison.after'), render: (_, { after }) => <Value value={after} /> },
      ]}
    />
  );
}

function Value({ value }: { readonly value: string | number | null }) {
  const { t } = useTranslation();
  return value === null ? (
    <span className="beside">{t('comparison.nothing')}</span>
  ) : (
    <span className="changed-value">{value}</span>
  );
}

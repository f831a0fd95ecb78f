import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ComparisonReply } from '../../../../api/rubric-check-schemas.ts';
import { useFormats } from '../../../state/use-formats.ts';
import { CriterionMoves } from './criterion-moves.tsx';

type Effect = ComparisonReply['effect'];

type Props = { readonly effect: Effect; readonly labelOf: (criterionId: string) => string };

/** Whose score differs between two rubrics and by how much, the largest differences first. */
export function EffectView({ effect, labelOf }: Props) {
  const { t } = useTranslation();
  const { count, decimal } = useFormats();
  const { answers, changed, meanShift, largest } = effect;
  const numbers = { answers: count(answers), changed: count(changed) };
  return (
    <section className="card" aria-labelledby="effect-title">
      <h3 id="effect-title">{t('effect.title')}</h3>
      {answers === 0 && <p>{t('effect.none')}</p>}
      {answers > 0 && changed === 0 && <p>{t('effect.same', numbers)}</p>}
      {changed > 0 && <p className="import-outcome">{t('effect.changed', numbers)}</p>}
      {changed > 0 && meanShift !== null && <p>{t('effect.shift', { shift: signed(meanShift, decimal) })}</p>}
      {largest.length > 0 && <LargestChanges largest={largest} labelOf={labelOf} />}
    </section>
  );
}

function LargestChanges({ largest, labelOf }: Pick<Effect, 'largest'> & Pick<Props, 'labelOf'>) {
  const { t } = useTranslation();
  const { decimal } = useFormats();
  return (
    <Table<Effect['largest'][number]>
      className="scrolling-table"
      rowKey="id"
      size="middle"
      aria-label={t('effect.table')}
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      scroll={{ x: 520 }}
      dataSource={[...largest]}
      columns={[
        { title: t('effect.answer'), width: 110, render: (_, { id }) => <code className="record-id">{id}</code> },
        {
          title: t('effect.points'),
          width: 150,
          render: (_, { before, after }) => (
            <span className="nowrap">
              {before === null ? t('items.noTotal') : decimal(before)} →{' '}
              {after === null ? t('items.noTotal') : decimal(after)}
              {before !== null && after !== null && <strong> ({signed(after - before, decimal)})</strong>}
            </span>
          ),
        },
        {
          title: t('effect.criteria'),
          render: (_, { criteria }) => <CriterionMoves criteria={criteria} labelOf={labelOf} />,
        },
      ]}
    />
  );
}

function signed(amount: number, format: (amount: number) => string): string {
  return amount > 0 ? `+${format(amount)}` : format(amount).replace('-', '−');
}

import { Checkbox, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchReply } from '../../../api/batch-schemas.ts';
import type { QuestionReply } from '../../../api/schemas.ts';
import type { ItemFilter } from '../../service/batch-service.ts';
import { useFormats } from '../../state/use-formats.ts';

type Props = {
  readonly filter: ItemFilter;
  readonly questions: readonly QuestionReply[];
  readonly counts: BatchReply['counts'];
  readonly onChange: (filter: ItemFilter) => void;
};

const STATUSES = ['evaluated', 'failed', 'pending'] as const;

/** No question and no state has an empty name. */
const ALL = '';

/** Narrow the table: only those that a person should look at, one question, one state. */
export function ItemFilters({ filter, questions, counts, onChange }: Props) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { needsReview: _review, ...withoutReview } = filter;
  const { questionId: _question, ...withoutQuestion } = filter;
  const { status: _status, ...withoutStatus } = filter;
  const all = { value: ALL, label: t('filter.all') };
  return (
    <div className="filters">
      <Checkbox
        checked={filter.needsReview === true}
        onChange={({ target }) => onChange(target.checked ? { ...filter, needsReview: true } : withoutReview)}
      >
        {t('filter.review', { count: count(counts.needsReview) })}
      </Checkbox>
      <Filter
        label={t('filter.question')}
        value={filter.questionId ?? ALL}
        options={[all, ...questions.map(({ id, text }, index) => ({ value: id, label: `${index + 1}. ${text}` }))]}
        onChoose={(questionId) => onChange(questionId === ALL ? withoutQuestion : { ...filter, questionId })}
      />
      <Filter
        label={t('filter.status')}
        value={filter.status ?? ALL}
        options={[all, ...STATUSES.map((status) => ({ value: status, label: t(`itemStatus.${status}`) }))]}
        onChoose={(chosen) => {
          const status = STATUSES.find((it) => it === chosen);
          onChange(status === undefined ? withoutStatus : { ...filter, status });
        }}
      />
    </div>
  );
}

type FilterProps = {
  readonly label: string;
  readonly value: string;
  readonly options: { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
};

function Filter({ label, value, options, onChoose }: FilterProps) {
  const id = useId();
  return (
    <span className="filter">
      <label htmlFor={id}>{label}</label>
      <Select id={id} value={value} options={options} onChange={onChoose} popupMatchSelectWidth={false} />
    </span>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewQueueReply } from '../../../api/review-schemas.ts';
import { listBatches } from '../../service/batch-service.ts';
import { listQuestions } from '../../service/practice-service.ts';
import type { ReviewFilter } from '../../state/page-route.ts';
import { goTo } from '../../state/use-page-route.ts';

type Props = {
  readonly filter: ReviewFilter;
  /** How many wait, whatever the filter; undefined until it is known. */
  readonly open: ReviewQueueReply['open'] | undefined;
};

const KINDS = ['appeal', 'second', 'first'] as const;

const ASSIGNEES = ['me', 'nobody'] as const;

/** Nothing has an empty name. */
const ALL = '';

/** Narrow the queue: what kind, which batch, which question, whose. The address says it, so that it can be sent as a link. */
export function QueueFilters({ filter, open }: Props) {
  const { t } = useTranslation();
  const options = useFilterOptions(filter, open);
  const all = { value: ALL, label: t('filter.all') };
  const set = (name: keyof ReviewFilter, value: string) => {
    const { [name]: _before, ...rest } = filter;
    goTo({ page: 'reviews', filter: value === ALL ? rest : { ...rest, [name]: value } });
  };
  return (
    <div className="filters">
      {FILTERS.map(({ name, label }) => (
        <Filter
          key={name}
          label={t(label)}
          value={filter[name] ?? ALL}
          options={[all, ...options[name]]}
          onChoose={(value) => set(name, value)}
        />
      ))}
    </div>
  );
}

const FILTERS = [
  { name: 'kind', label: 'queue.filter.kind' },
  { name: 'assignee', label: 'queue.filter.assignee' },
  { name: 'batchId', label: 'queue.filter.batch' },
  { name: 'questionId', label: 'filter.question' },
] as const;

function useFilterOptions(
  { batchId }: ReviewFilter,
  open: Props['open'],
): Readonly<Record<keyof ReviewFilter, readonly Option[]>> {
  const { t } = useTranslation();
  const batches = useQuery({ queryKey: ['batches-to-choose'], queryFn: () => listBatches('') });
  const questions = useQuery({ queryKey: ['questions'], queryFn: listQuestions });
  const kindWords = (kind: (typeof KINDS)[number]) =>
    open === undefined ? t(`kind.${kind}`) : t('queue.kindCount', { kind: t(`kind.${kind}`), count: open[kind] });
  return {
    kind: KINDS.map((kind) => ({ value: kind, label: kindWords(kind) })),
    assignee: ASSIGNEES.map((assignee) => ({ value: assignee, label: t(`queue.assignee.${assignee}`) })),
    batchId: withCurrent(
      (batches.data?.batches ?? []).map(({ id, name }) => ({ value: id, label: name })),
      batchId,
    ),
    questionId: (questions.data?.questions ?? []).map(({ id, text }, index) => ({
      value: id,
      label: `${index + 1}. ${text}`,
    })),
  };
}

type Option = { readonly value: string; readonly label: string };

/** Only the newest batches can be chosen; a link may lead to an older one. */
function withCurrent(options: readonly Option[], current: string | undefined): readonly Option[] {
  if (current === undefined || options.some(({ value }) => value === current)) return options;
  return [...options, { value: current, label: current }];
}

type FilterProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChoose: (value: string) => void;
};

function Filter({ label, value, options, onChoose }: FilterProps) {
  const id = useId();
  return (
    <span className="filter">
      <label htmlFor={id}>{label}</label>
      <Select id={id} value={value} options={[...options]} onChange={onChoose} popupMatchSelectWidth={false} />
    </span>
  );
}

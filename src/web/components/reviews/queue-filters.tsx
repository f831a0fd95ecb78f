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
  const batches = useQuery({ queryKey: ['batches-to-choose'], queryFn: () => listBatches('') });
  const questions = useQuery({ queryKey: ['questions'], queryFn: listQuestions });
  const all = { value: ALL, label: t('filter.all') };
  const set = (name: keyof ReviewFilter, value: string) => {
    const { [name]: _before, ...rest } = filter;
    goTo({ page: 'reviews', filter: value === ALL ? rest : { ...rest, [name]: value } });
  };
  const batchOptions = (batches.data?.batches ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="filters">
      <Filter
        label={t('queue.filter.kind')}
        value={filter.kind ?? ALL}
        options={[
          all,
          ...KINDS.map((kind) => ({
            value: kind,
            label:
              open === undefined
                ? t(`kind.${kind}`)
                : t('queue.kindCount', { kind: t(`kind.${kind}`), count: open[kind] }),
          })),
        ]}
        onChoose={(value) => set('kind', value)}
      />
      <Filter
        label={t('queue.filter.assignee')}
        value={filter.assignee ?? ALL}
        options={[all, ...ASSIGNEES.map((assignee) => ({ value: assignee, label: t(`queue.assignee.${assignee}`) }))]}
        onChoose={(value) => set('assignee', value)}
      />
      <Filter
        label={t('queue.filter.batch')}
        value={filter.batchId ?? ALL}
        options={[all, ...withCurrent(batchOptions, filter.batchId)]}
        onChoose={(value) => set('batchId', value)}
      />
      <Filter
        label={t('filter.question')}
        value={filter.questionId ?? ALL}
        options={[
          all,
          ...(questions.data?.questions ?? []).map(({ id, text }, index) => ({
            value: id,
            label: `${index + 1}. ${text}`,
          })),
        ]}
        onChoose={(value) => set('questionId', value)}
      />
    </div>
  );
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

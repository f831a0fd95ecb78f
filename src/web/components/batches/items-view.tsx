import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchReply } from '../../../api/batch-schemas.ts';
import type { QuestionReply } from '../../../api/schemas.ts';
import type { ItemFilter } from '../../service/batch-service.ts';
import { useFormats } from '../../state/use-formats.ts';
import { useItems } from '../../state/use-items.ts';
import { FailureNotice } from '../failure-notice.tsx';
import type { OpenItem } from './item-drawer.tsx';
import { ItemFilters } from './item-filters.tsx';
import { ItemsTable } from './items-table.tsx';

type Props = {
  readonly batch: BatchReply;
  readonly questions: readonly QuestionReply[];
  readonly filter: ItemFilter;
  readonly onFilter: (filter: ItemFilter) => void;
  readonly onOpen: (item: OpenItem) => void;
};

/** Where each page up to the one that is shown begins; the service only knows the way forward. */
type Pages = { readonly filter: ItemFilter; readonly starts: readonly (number | undefined)[] };

const FIRST_PAGE = [undefined];

/** All answers of a batch, a page at a time, filtered by the service. Another filter begins at page 1. */
export function ItemsView({ batch, questions, filter, onFilter, onOpen }: Props) {
  const { t } = useTranslation();
  const [pages, setPages] = useState<Pages>({ filter, starts: FIRST_PAGE });
  const starts = pages.filter === filter ? pages.starts : FIRST_PAGE;
  const { data, error, isFetching, isPlaceholderData, refetch } = useItems(batch, filter, starts.at(-1));
  const next = data?.next ?? null;
  const top = useRef<HTMLDivElement>(null);
  const turnTo = (to: Pages['starts']) => {
    if (isPlaceholderData) return; // the page that was asked for is not here yet
    setPages({ filter, starts: to });
    top.current?.scrollIntoView();
  };
  return (
    <div ref={top}>
      <ItemFilters filter={filter} questions={questions} counts={batch.counts} onChange={onFilter} />
      {error !== null && !isFetching && (
        <FailureNotice error={error} title={t('items.failed')} onRetry={() => void refetch()} />
      )}
      {(data !== undefined || error === null) && (
        <ItemsTable
          items={data?.items ?? []}
          isLoading={data === undefined}
          isFiltered={Object.keys(filter).length > 0}
          questions={questions}
          onOpen={onOpen}
        />
      )}
      <Pager
        page={starts.length}
        hasNext={next !== null}
        onBack={() => turnTo(starts.slice(0, -1))}
        onNext={() => next !== null && turnTo([...starts, next])}
      />
    </div>
  );
}

type PagerProps = {
  readonly page: number;
  readonly hasNext: boolean;
  readonly onBack: () => void;
  readonly onNext: () => void;
};

function Pager({ page, hasNext, onBack, onNext }: PagerProps) {
  const { t } = useTranslation();
  const { count } = useFormats();
  if (page === 1 && !hasNext) return null;
  return (
    <nav className="pager" aria-label={t('items.pages')}>
      <Button disabled={page === 1} onClick={onBack}>
        {t('items.back')}
      </Button>
      <span role="status">{t('items.page', { page: count(page) })}</span>
      <Button disabled={!hasNext} onClick={onNext}>
        {t('items.next')}
      </Button>
    </nav>
  );
}

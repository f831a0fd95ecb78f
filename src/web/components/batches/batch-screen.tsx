import { Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchReply } from '../../../api/batch-schemas.ts';
import { batchProgress } from '../../batches/batch-progress.ts';
import { useFormats } from '../../state/use-formats.ts';
import { useLiveBatch } from '../../state/use-live-batch.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { ScreenHeading } from '../screen-heading.tsx';
import { BatchControl } from './batch-control.tsx';
import { BatchResults, type ResultsView } from './batch-results.tsx';
import { RejectedRows } from './rejected-rows.tsx';
import { StatusTag } from './status-tag.tsx';

/** One batch: how far it is, what can be done with it now, and what came of it. */
export function BatchScreen({ batchId }: { readonly batchId: string }) {
  const { t } = useTranslation();
  const { batch, error, isLoading, reload, isLost } = useLiveBatch(batchId);
  const [view, setView] = useState<ResultsView>({ tab: 'items', filter: {} });
  const results = useRef<HTMLHeadingElement>(null);
  const show = (next: ResultsView) => {
    setView(next);
    results.current?.focus({ preventScroll: true });
    results.current?.scrollIntoView();
  };
  return (
    <main className="page-body batches-page batch-screen">
      <section className="card">
        <ScreenHeading backTo="batches">{batch?.name ?? t('batch.title')}</ScreenHeading>
        {batch === undefined && isLoading && (
          <div aria-busy="true">
            <p role="status">{t('batch.loading')}</p>
            <Skeleton active title={false} />
          </div>
        )}
        {batch === undefined && error !== null && !isLoading && (
          <FailureNotice error={error} title={t('batch.failed')} onRetry={() => void reload()} />
        )}
        {batch !== undefined && (
          <>
            <BatchFacts batch={batch} />
            <p className="lost" role="status">
              {isLost && t('batch.lost')}
            </p>
            <BatchControl batch={batch} onShow={show} />
            <RejectedRows batch={batch} />
          </>
        )}
      </section>
      {batch !== undefined && batch.counts.evaluated + batch.counts.failed > 0 && (
        <BatchResults batch={batch} view={view} onView={setView} headingRef={results} />
      )}
    </main>
  );
}

function BatchFacts({ batch }: { readonly batch: BatchReply }) {
  const { t } = useTranslation();
  const { time, count } = useFormats();
  const { status, source, createdAt, engine, counts } = batch;
  const { percent } = batchProgress(batch);
  const facts = [
    source.sheet === null ? source.fileName : `${source.fileName} · ${source.sheet}`,
    t('batch.created', { time: time(createdAt) }),
    t('batch.engine', { engine: t(`engine.${engine}`) }),
    ...(counts.blankCells > 0 ? [t('batch.blankCells', { count: count(counts.blankCells) })] : []),
  ];
  // Spoken every ten per cent: more often would talk over everything else.
  const spoken = t('batch.spoken', { status: t(`status.${status}`), percent: Math.floor(percent / 10) * 10 });
  return (
    <>
      <p className="batch-facts">
        <StatusTag status={status} />
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </>
  );
}

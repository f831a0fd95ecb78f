import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BatchReply } from '../../../api/batch-schemas.ts';
import { useBatchAction } from '../../state/use-batch-action.ts';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { BatchCounts } from './batch-counts.tsx';
import type { ResultsView } from './batch-results.tsx';
import { CancelButton } from './cancel-button.tsx';
import { RunForm } from './run-form.tsx';
import { RunningProgress } from './running-progress.tsx';

type Props = {
  readonly batch: BatchReply;
  /** Asks for a part of the results. */
  readonly onShow: (view: ResultsView) => void;
};

/** What state a batch is in, and the buttons that this state allows. */
export function BatchControl({ batch, onShow }: Props) {
  const { t } = useTranslation();
  const { act, error, pendingAction } = useBatchAction(batch.id);
  const { status, counts } = batch;
  const isBusy = pendingAction !== undefined;
  const isWaiting = status === 'ready' || status === 'paused';
  return (
    <div className="batch-control">
      {status !== 'ready' && status !== 'importing' && <RunningProgress batch={batch} />}
      <BatchCounts batch={batch} />
      <StateExplained batch={batch} onShow={onShow} />
      {error !== null && !isBusy && <FailureNotice error={error} title={t('batch.actionFailed')} />}
      {isWaiting && counts.items > 0 && (
        <RunForm
          key={`${status} ${batch.pauseReason}`}
          batch={batch}
          isPending={pendingAction === 'start' || pendingAction === 'resume'}
          onRun={(cap) => act({ action: status === 'ready' ? 'start' : 'resume', cap })}
        />
      )}
      <div className="batch-actions">
        {status === 'running' && (
          <Button size="large" loading={pendingAction === 'pause'} onClick={() => act({ action: 'pause' })}>
            {t('batch.pause')}
          </Button>
        )}
        {(status === 'finished' || status === 'paused') && counts.failed > 0 && (
          <RetryButton batch={batch} isPending={pendingAction === 'retry'} onRetry={() => act({ action: 'retry' })} />
        )}
        {(isWaiting || status === 'running') && (
          <CancelButton
            batch={batch}
            isPending={pendingAction === 'cancel'}
            onCancel={() => act({ action: 'cancel' })}
          />
        )}
      </div>
    </div>
  );
}

/** One sentence on what the state means, and what to do next. */
function StateExplained({ batch: { status, pauseReason, counts }, onShow }: Props) {
  const { t } = useTranslation();
  const { count } = useFormats();
  if (status === 'running') return null;
  if (status === 'ready') return <p>{t(counts.items === 0 ? 'batch.ready.nothing' : 'batch.ready')}</p>;
  if (status === 'paused') return <p>{t(`batch.paused.${pauseReason ?? 'person'}`)}</p>;
  if (status !== 'finished') return <p>{t(`batch.${status}`)}</p>;
  const review = counts.needsReview > 0 ? 'batch.next.review' : 'batch.next.noReview';
  return (
    <div className="next-steps">
      <h3>{t('batch.next')}</h3>
      <ul>
        <li>
          {t(review, { count: count(counts.needsReview) })}{' '}
          {counts.needsReview > 0 && (
            <Button type="primary" size="small" onClick={() => onShow({ tab: 'items', filter: { needsReview: true } })}>
              {t('batch.next.showReview')}
            </Button>
          )}
        </li>
        {counts.evaluated > 0 && (
          <li>
            {t('batch.next.plan')}{' '}
            <Button size="small" onClick={() => onShow({ tab: 'plan', filter: {} })}>
              {t('batch.next.showPlan')}
            </Button>
          </li>
        )}
        {counts.failed > 0 && <li>{t('batch.next.failed', { count: count(counts.failed) })}</li>}
        <li>{t('batch.next.similar')}</li>
        <li>{t('batch.next.export')}</li>
      </ul>
    </div>
  );
}

type RetryProps = { readonly batch: BatchReply; readonly isPending: boolean; readonly onRetry: () => void };

function RetryButton({ batch, isPending, onRetry }: RetryProps) {
  const { t } = useTranslation();
  const { count } = useFormats();
  return (
    <Button size="large" loading={isPending} onClick={onRetry}>
      {t('batch.retry', { count: count(batch.counts.failed) })}
    </Button>
  );
}

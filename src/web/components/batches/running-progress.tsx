import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BatchReply } from '../../../api/batch-schemas.ts';
import { batchProgress } from '../../batches/batch-progress.ts';
import { durationWords } from '../../batches/duration-words.ts';
import { useFormats } from '../../state/use-formats.ts';
import { useSecondsLeft } from '../../state/use-seconds-left.ts';

/** How far a batch is, what it has cost, and how long the rest takes at its present speed. */
export function RunningProgress({ batch }: { readonly batch: BatchReply }) {
  const { t } = useTranslation();
  const { count, money } = useFormats();
  const seconds = useSecondsLeft(batch);
  const { done, total, percent } = batchProgress(batch);
  const { costUsd, cap } = batch;
  return (
    <div className="running-progress">
      <Progress
        percent={percent}
        aria-label={t('batch.progress')}
        status={batch.status === 'running' ? 'active' : 'normal'}
        strokeColor="var(--primary)"
      />
      <p>
        <span>{t('batch.done', { done: count(done), total: count(total) })}</span>
        {(costUsd > 0 || cap.costUsd !== null) && (
          <span className="spent">
            {cap.costUsd === null
              ? t('batch.spent', { cost: money(costUsd) })
              : t('batch.spentOf', { cost: money(costUsd), cap: money(cap.costUsd) })}
          </span>
        )}
        {batch.status === 'running' && (
          <span className="time-left">
            {seconds === null ? t('batch.timeUnknown') : t('batch.timeLeft', { time: t(...durationWords(seconds)) })}
          </span>
        )}
      </p>
    </div>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BatchReply } from '../../../api/batch-schemas.ts';
import { durationWords } from '../../batches/duration-words.ts';
import { type BatchCap, forecastBatch } from '../../service/batch-service.ts';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';

type Props = { readonly batch: BatchReply; readonly cap: BatchCap };

/** How many answers a run would evaluate, how long that takes and what it costs. */
export function ForecastNote({ batch, cap }: Props) {
  const { t } = useTranslation();
  const { count, money } = useFormats();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['forecast', batch.id, batch.counts, cap],
    queryFn: () => forecastBatch(batch, cap),
    placeholderData: keepPreviousData,
  });
  if (error !== null && !isFetching) {
    return <FailureNotice error={error} title={t('forecast.failed')} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <p role="status">{t('forecast.loading')}</p>;
  const { items, seconds, costUsd, sampleSize } = data;
  return (
    <div className="forecast" aria-busy={isFetching}>
      <p role="status">
        {t('forecast.text', {
          items: count(items),
          time: t(...durationWords(seconds)),
          cost: costUsd === 0 ? t('forecast.free') : money(costUsd),
        })}
      </p>
      <p className="beside">{t('forecast.sample', { sampleSize: count(sampleSize) })}</p>
    </div>
  );
}

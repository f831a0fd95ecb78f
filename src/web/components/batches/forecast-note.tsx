import { useTranslation } from 'react-i18next';
import { durationWords } from '../../batches/duration-words.ts';
import type { useForecast } from '../../state/use-forecast.ts';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';

type Props = { readonly forecast: ReturnType<typeof useForecast> };

/** How many answers a run would evaluate, how long that takes and what it costs. */
export function ForecastNote({ forecast: { data, error, isFetching, refetch } }: Props) {
  const { t } = useTranslation();
  const { count, money } = useFormats();
  if (error !== null && !isFetching) {
    return <FailureNotice error={error} title={t('forecast.failed')} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <p role="status">{t('forecast.loading')}</p>;
  const { items, seconds, costUsd, sampleSize, basis } = data;
  const free = t(basis === 'measured' ? 'forecast.free' : 'forecast.noPrice');
  return (
    <div className="forecast" aria-busy={isFetching}>
      <p role="status">
        {t('forecast.text', {
          items: count(items),
          time: seconds === null ? t('forecast.timeUnknown') : t(...durationWords(seconds)),
          cost: costUsd === 0 ? free : money(costUsd),
        })}
      </p>
      <p className="beside">{t(`forecast.basis.${basis}`, { sampleSize: count(sampleSize) })}</p>
      {costUsd > 0 && <p className="beside">{t('forecast.costNote')}</p>}
    </div>
  );
}

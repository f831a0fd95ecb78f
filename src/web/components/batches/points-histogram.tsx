import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionDistributionReply } from '../../../api/distributions-schema.ts';
import { useFormats } from '../../state/use-formats.ts';

/** How many answers got how many points: bars for the eye, a table for those who listen. */
export function PointsHistogram({ distribution }: { readonly distribution: QuestionDistributionReply }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const id = useId();
  const { histogram, maxPoints } = distribution;
  const highest = Math.max(1, ...histogram.map(({ answers }) => answers));
  return (
    <figure className="histogram" aria-labelledby={id}>
      <figcaption id={id}>{t('histogram.title')}</figcaption>
      <div className="histogram-bars" aria-hidden="true">
        {histogram.map(({ points, answers }) => (
          <div key={points} className="histogram-place" title={t('histogram.bar', { points, answers: count(answers) })}>
            <div className="histogram-bar" style={{ height: `${(answers / highest) * 100}%` }} />
          </div>
        ))}
      </div>
      <div className="histogram-axis" aria-hidden="true">
        <span>0</span>
        <span>{maxPoints / 2}</span>
        <span>{t('points.onOffer', { points: maxPoints })}</span>
      </div>
      <p className="beside" aria-hidden="true">
        {t('histogram.highest', { answers: count(highest) })}
      </p>
      <HistogramTable histogram={histogram} />
    </figure>
  );
}

function HistogramTable({ histogram }: Pick<QuestionDistributionReply, 'histogram'>) {
  const { t } = useTranslation();
  const { count } = useFormats();
  return (
    <table className="visually-hidden">
      <caption>{t('histogram.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.points')}</th>
          <th scope="col">{t('figure.answers')}</th>
        </tr>
      </thead>
      <tbody>
        {histogram
          .filter(({ answers }) => answers > 0)
          .map(({ points, answers }) => (
            <tr key={points}>
              <th scope="row">{points}</th>
              <td>{count(answers)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

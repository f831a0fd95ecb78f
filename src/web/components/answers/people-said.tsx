import { useTranslation } from 'react-i18next';
import type { AnswerReviewsReply } from '../../../api/review-schemas.ts';

/** What people decided about one's answer: the total that counts, and each verdict that they changed, with the reason. */
export function PeopleSaid({ reviews: { outcome, reviews } }: { readonly reviews: AnswerReviewsReply }) {
  const { t } = useTranslation();
  if (reviews.length === 0) return <p className="beside">{t('peopleSaid.none')}</p>;
  const { totalPoints, maxPoints } = outcome;
  const counting = outcome.criteria.flatMap(({ criterionId, reviewId }) => {
    const decision = reviews.find(({ id }) => id === reviewId)?.decisions.find((it) => it.criterionId === criterionId);
    return decision === undefined ? [] : [decision];
  });
  const changed = counting.filter(({ verdict, machineVerdict }) => verdict !== machineVerdict);
  return (
    <section className="people-said" aria-labelledby="people-said-title">
      <h3 id="people-said-title">{t('peopleSaid.title')}</h3>
      <p className="people-total">
        {totalPoints === null ? t('result.totalUnknown') : t('peopleSaid.total', { points: totalPoints, maxPoints })}
      </p>
      {changed.length === 0 && <p>{t('peopleSaid.agreed')}</p>}
      <ul>
        {changed.map(({ criterionId, label, verdict, points, maxPoints: most, reason }) => (
          <li key={criterionId}>
            <strong>{label}</strong>{' '}
            {t('peopleSaid.changed', { verdict: t(`verdict.${verdict}`), points, maxPoints: most })}
            {reason !== null && reason !== '' && ` ${t('appeals.reason', { reason })}`}
          </li>
        ))}
      </ul>
      <p className="beside">{t('peopleSaid.below')}</p>
    </section>
  );
}

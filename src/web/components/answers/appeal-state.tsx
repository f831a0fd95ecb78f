import { useTranslation } from 'react-i18next';
import type { AppealReply } from '../../../api/review-schemas.ts';
import { useFormats } from '../../state/use-formats.ts';

/** One appeal: what was contested, what was said, and what was decided with its reason. */
export function AppealState({ appeal }: { readonly appeal: AppealReply }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { label, quote, message, status, review, createdAt, criterionId } = appeal;
  const decision = review?.decisions.find((it) => it.criterionId === criterionId);
  return (
    <div className="appeal-state">
      <p>
        <strong>{label}</strong> <span className={`appeal-tag appeal-${status}`}>{t(`appeals.status.${status}`)}</span>{' '}
        <span className="beside">{time(createdAt)}</span>
      </p>
      {quote !== null && (
        <p>
          <span className="small-title">{t('appeals.quote')}</span> <q>{quote.text}</q>
        </p>
      )}
      {message !== null && (
        <p>
          <span className="small-title">{t('appeals.message')}</span> {message}
        </p>
      )}
      {decision !== undefined && (
        <p className="appeal-decision">
          {t('appeals.decided', {
            verdict: t(`verdict.${decision.verdict}`),
            points: decision.points,
            maxPoints: decision.maxPoints,
          })}
          {decision.reason !== null && decision.reason !== '' && ` ${t('appeals.reason', { reason: decision.reason })}`}
        </p>
      )}
    </div>
  );
}

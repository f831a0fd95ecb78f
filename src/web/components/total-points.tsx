import { useTranslation } from 'react-i18next';
import type { CriterionReply, EvaluationReply } from '../../api/schemas.ts';
import { outcomeOf } from '../evidence/group-criteria.ts';

/** The total as the service gave it, and a bar with one block a criterion, as wide as its points. */
export function TotalPoints({ evaluation }: { readonly evaluation: EvaluationReply }) {
  const { t } = useTranslation();
  const { totalPoints: points, maxPoints, criteria } = evaluation;
  return (
    <div className="total">
      {points === null ? (
        <p className="total-number is-unknown">
          {t('result.totalUnknown')}
          <span className="total-why">{t('result.totalUnknown.why', { maxPoints })}</span>
        </p>
      ) : (
        <p className="total-number">
          <span className="visually-hidden">{t('result.totalLabel')} </span>
          {t('result.total', { points, maxPoints })}
        </p>
      )}
      <div className="total-bar" aria-hidden="true">
        {criteria.map((criterion, index) => (
          <BarBlock key={criterion.id} criterion={criterion} number={index + 1} />
        ))}
      </div>
    </div>
  );
}

function BarBlock({ criterion, number }: { readonly criterion: CriterionReply; readonly number: number }) {
  const filled = criterion.status === 'scored' ? criterion.points / criterion.maxPoints : 0;
  return (
    <div className={`total-block outcome-${outcomeOf(criterion)}`} style={{ flexGrow: criterion.maxPoints }}>
      <div className="total-track">
        <div className="total-fill" style={{ width: `${filled * 100}%` }} />
      </div>
      <span className="total-label" title={criterion.label}>
        {number}
      </span>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../reviews/verdicts.ts';
import { OutcomeIcon } from '../outcome-icon.tsx';

type Props = {
  /** null for unscored. */
  readonly verdict: Verdict | null;
  readonly points: number | null;
  readonly maxPoints: number;
  /** True for the verdict whose points count. */
  readonly doesCount: boolean;
};

/** A verdict with its points; what does not count any more is struck through. */
export function VerdictCell({ verdict, points, maxPoints, doesCount }: Props) {
  const { t } = useTranslation();
  const outcome = verdict ?? 'unscored';
  return (
    <p className="verdict-cell">
      <span className={`outcome-tag outcome-${outcome}`}>
        <OutcomeIcon outcome={outcome} />
        {t(`verdict.${outcome}`)}
      </span>{' '}
      {points !== null &&
        (doesCount ? (
          <strong>{t('criterion.points', { points, maxPoints })}</strong>
        ) : (
          <s className="beside">{t('criterion.points', { points, maxPoints })}</s>
        ))}
    </p>
  );
}

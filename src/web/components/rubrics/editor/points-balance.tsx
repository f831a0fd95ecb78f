import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { fieldId } from '../../../rubrics/field-id.ts';
import type { FieldProblem } from '../../../rubrics/field-problems.ts';
import { spreadPoints } from '../../../rubrics/spread-points.ts';
import { PointsInput } from '../points-input.tsx';

type Props = {
  readonly total: number;
  /** Of the criteria, in order. */
  readonly points: readonly number[];
  /** The criterion whose points were set last: it keeps them. */
  readonly keep: number | undefined;
  readonly problems: readonly FieldProblem[];
  readonly onTotal: (total: number) => void;
  readonly onPoints: (points: readonly number[]) => void;
};

/** The total, which stays as it is, what the criteria add up to, and two ways to make them agree. */
export function PointsBalance({ total, points, keep, problems, onTotal, onPoints }: Props) {
  const { t } = useTranslation();
  const sum = points.reduce((all, own) => all + own, 0);
  const isWrong = problems.some(({ field }) => field === 'points');
  return (
    <div className={sum === total ? 'points-balance' : 'points-balance is-out'}>
      <label htmlFor={fieldId('points')}>{t('question.points')}</label>
      <PointsInput
        id={fieldId('points')}
        value={total}
        isWrong={isWrong}
        aria-describedby="points-sum"
        onChange={onTotal}
      />
      <span id="points-sum" role="status">
        {sum === total && t('balance.even', { sum })}
        {sum > total && t('balance.over', { sum, difference: sum - total })}
        {sum < total && t('balance.under', { sum, difference: total - sum })}
      </span>
      {sum !== total && (
        <Ways total={total} points={points} keep={keep} sum={sum} onTotal={onTotal} onPoints={onPoints} />
      )}
    </div>
  );
}

type WaysProps = Omit<Props, 'problems'> & { readonly sum: number };

function Ways({ total, points, keep, sum, onTotal, onPoints }: WaysProps) {
  const { t } = useTranslation();
  const spread = spreadPoints(points, total, keep);
  const isOthers = keep !== undefined;
  return (
    <span className="buttons">
      {spread !== undefined && (
        <Button type="primary" onClick={() => onPoints(spread)}>
          {t(isOthers ? 'balance.spreadOthers' : 'balance.spread', { points: spread.join(' + ') })}
        </Button>
      )}
      <Button onClick={() => onTotal(sum)}>{t('balance.setTotal', { sum })}</Button>
    </span>
  );
}

import { useTranslation } from 'react-i18next';
import type { CriterionReply, QuestionReply } from '../../api/schemas.ts';
import { CriterionBadge } from './criterion-badge.tsx';

type Props = {
  readonly id: string;
  readonly number: number;
  readonly criterion: CriterionReply;
  readonly language: QuestionReply['language'];
};

/** Number, label and points of a criterion; one that is not scored has no points, not 0. */
export function CriterionHeading({ id, number, criterion, language }: Props) {
  const { t } = useTranslation();
  const { label, maxPoints } = criterion;
  return (
    <header>
      <CriterionBadge number={number} />
      <h4 id={id}>
        <span className="visually-hidden">{t('criterion.number', { number })} </span>
        <span lang={language}>{label}</span>
      </h4>
      <span className="criterion-points">
        {criterion.status === 'scored'
          ? t('criterion.points', { points: criterion.points, maxPoints })
          : t('criterion.unscoredPoints', { maxPoints })}
      </span>
    </header>
  );
}

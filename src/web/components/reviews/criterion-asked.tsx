import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewSheetReply } from '../../../api/review-schemas.ts';
import { CriterionBadge } from '../criterion-badge.tsx';

type Props = {
  readonly number: number;
  readonly criterion: ReviewSheetReply['criteria'][number];
  readonly isDifferent?: boolean;
  readonly onActivate: () => void;
  readonly children: ReactNode;
};

/** A criterion with what counts as covered and as half said, and below it what is to be decided. */
export function CriterionAsked({ number, criterion, isDifferent = false, onActivate, children }: Props) {
  const { t } = useTranslation();
  const { id, label, maxPoints, covered, partial } = criterion;
  const titleId = `asked-${id}`;
  return (
    <article
      id={`criterion-${number}`}
      className={isDifferent ? 'criterion-asked is-different' : 'criterion-asked'}
      aria-labelledby={titleId}
      tabIndex={-1}
      onFocus={onActivate}
      onPointerDown={onActivate}
    >
      <header>
        <CriterionBadge number={number} />
        <h4 id={titleId}>{label}</h4>
        <span className="criterion-points">{t('points.onOffer', { points: maxPoints })}</span>
      </header>
      {covered !== '' && (
        <dl className="counts-as">
          <dt>{t('verdict.covered')}</dt>
          <dd>{covered}</dd>
          <dt>{t('verdict.partial')}</dt>
          <dd>{partial}</dd>
        </dl>
      )}
      {children}
    </article>
  );
}

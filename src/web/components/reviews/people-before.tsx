import { useTranslation } from 'react-i18next';
import type { ReviewReply } from '../../../api/review-schemas.ts';
import { VerdictCell } from './verdict-cell.tsx';

type Props = { readonly reviews: readonly ReviewReply[]; readonly criterionId: string };

/** What people decided about a criterion before, with their reasons; nothing where nobody did. */
export function PeopleBefore({ reviews, criterionId }: Props) {
  const { t } = useTranslation();
  return reviews.map(({ id, reviewer, decisions }) => {
    const decision = decisions.find((it) => it.criterionId === criterionId);
    if (decision === undefined) return null;
    const { verdict, points, maxPoints, reason, evidence } = decision;
    return (
      <div key={id} className="machine-says">
        <p className="small-title">{reviewer?.name ?? t('sideBySide.somebody')}</p>
        <VerdictCell verdict={verdict} points={points} maxPoints={maxPoints} doesCount />
        {reason !== null && reason !== '' && <p className="beside">{reason}</p>}
        {evidence !== null && <q>{evidence.text}</q>}
      </div>
    );
  });
}

import { useTranslation } from 'react-i18next';
import type { EvaluationReply, QuestionReply } from '../../api/schemas.ts';
import { showCriterion } from '../evidence/show-in-page.ts';
import { CriterionBadge } from './criterion-badge.tsx';

type Props = {
  readonly evaluation: EvaluationReply;
  readonly language: QuestionReply['language'];
  readonly activeNumber: number | null;
  readonly onEmphasise: (number: number | null) => void;
};

/** Which mark belongs to which criterion. Each entry brings out its evidence and leads to its card. */
export function EvidenceLegend({ evaluation, language, activeNumber, onEmphasise }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="legend" aria-label={t('submitted.legend')}>
      {evaluation.criteria.map((criterion, index) => {
        const number = index + 1;
        const hasEvidence = criterion.status === 'scored' && criterion.evidence.length > 0;
        return (
          <li key={criterion.id}>
            <button
              type="button"
              className={activeNumber === number ? 'legend-entry is-active' : 'legend-entry'}
              aria-label={t('submitted.goToCriterion', { number, label: criterion.label })}
              onMouseEnter={() => onEmphasise(number)}
              onMouseLeave={() => onEmphasise(null)}
              onFocus={() => onEmphasise(number)}
              onBlur={() => onEmphasise(null)}
              onClick={() => showCriterion(number)}
            >
              <CriterionBadge number={number} />
              <span lang={language}>{criterion.label}</span>
              {!hasEvidence && <span className="legend-none">{t('submitted.noEvidence')}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

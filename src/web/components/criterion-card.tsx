import { useTranslation } from 'react-i18next';
import type { CriterionReply, QuestionReply } from '../../api/schemas.ts';
import { confidenceWords } from '../evidence/confidence-words.ts';
import { outcomeOf } from '../evidence/group-criteria.ts';
import { useReaderSuffix } from '../state/reader.ts';
import { CriterionFinding } from './criterion-finding.tsx';
import { CriterionHeading } from './criterion-heading.tsx';
import { OutcomeIcon } from './outcome-icon.tsx';

type Props = {
  readonly number: number;
  readonly criterion: CriterionReply;
  readonly language: QuestionReply['language'];
  /** Asks to bring out the evidence of this criterion in the answer, or of none. */
  readonly onEmphasise: (number: number | null) => void;
};

export function CriterionCard({ number, criterion, language, onEmphasise }: Props) {
  const { t } = useTranslation();
  const suffix = useReaderSuffix();
  const outcome = outcomeOf(criterion);
  const titleId = `criterion-${number}-title`;
  return (
    <article
      id={`criterion-${number}`}
      className={`criterion-card outcome-${outcome}`}
      aria-labelledby={titleId}
      tabIndex={-1}
      onMouseEnter={() => onEmphasise(number)}
      onMouseLeave={() => onEmphasise(null)}
      onFocus={() => onEmphasise(number)}
      onBlur={() => onEmphasise(null)}
    >
      <CriterionHeading id={titleId} number={number} criterion={criterion} language={language} />
      <p className="criterion-outcome">
        <span className={`outcome-tag outcome-${outcome}`}>
          <OutcomeIcon outcome={outcome} />
          {t(`verdict.${outcome}`)}
        </span>
        {criterion.status === 'scored' && <span>{t(confidenceWords(criterion.confidence))}</span>}
      </p>
      {criterion.status === 'scored' ? (
        <CriterionFinding number={number} criterion={criterion} language={language} />
      ) : (
        <div className="criterion-unscored">
          <p>{t(`criterion.unscoredMeaning${suffix}`)}</p>
          <p lang={language}>{t('criterion.cause', { cause: criterion.cause })}</p>
        </div>
      )}
    </article>
  );
}

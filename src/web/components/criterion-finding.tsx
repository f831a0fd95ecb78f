import { useTranslation } from 'react-i18next';
import type { CriterionReply, QuestionReply } from '../../api/schemas.ts';
import { showInAnswer } from '../evidence/show-in-page.ts';
import { useReaderSuffix } from '../state/reader.ts';

type Props = {
  readonly number: number;
  readonly criterion: Extract<CriterionReply, { status: 'scored' }>;
  readonly language: QuestionReply['language'];
};

/** The candidate's own words first, then the next thing to say, then why. */
export function CriterionFinding({ number, criterion, language }: Props) {
  const { t } = useTranslation();
  const suffix = useReaderSuffix();
  const { verdict, evidence, suggestion, reason } = criterion;
  return (
    <>
      {evidence.length > 0 && (
        <div className="criterion-quotes">
          <p className="small-title">
            {t(verdict === 'contradicted' ? 'criterion.oppositeWords' : `criterion.yourWords${suffix}`)}
          </p>
          <ul>
            {evidence.map(({ start, end, text }) => (
              <li key={`${start}-${end}`}>
                <button
                  type="button"
                  className="quote"
                  aria-label={t('criterion.showInAnswer', { quote: text })}
                  onClick={() => showInAnswer(number, start)}
                >
                  <q>{text}</q>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {suggestion !== null && (
        <div className="criterion-next">
          <p className="small-title">{t(`criterion.next${suffix}`)}</p>
          <p lang={language}>{suggestion}</p>
        </div>
      )}
      <p className="criterion-reason">
        <span className="small-title">{t('criterion.why')}</span> <span lang={language}>{reason}</span>
      </p>
    </>
  );
}

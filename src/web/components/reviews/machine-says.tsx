import { useTranslation } from 'react-i18next';
import type { CriterionReply } from '../../../api/schemas.ts';
import { confidenceWords } from '../../evidence/confidence-words.ts';
import { outcomeOf } from '../../evidence/group-criteria.ts';
import { showInAnswer } from '../../evidence/show-in-page.ts';
import { OutcomeIcon } from '../outcome-icon.tsx';

type Props = { readonly number: number; readonly criterion: CriterionReply };

/** The machine's verdict on a criterion with the words that it goes by. */
export function MachineSays({ number, criterion }: Props) {
  const { t } = useTranslation();
  const outcome = outcomeOf(criterion);
  return (
    <div className="machine-says">
      <p>
        <span className="small-title">{t('decide.machine')}</span>{' '}
        <span className={`outcome-tag outcome-${outcome}`}>
          <OutcomeIcon outcome={outcome} />
          {t(`verdict.${outcome}`)}
        </span>{' '}
        {criterion.status === 'scored' && (
          <span className="beside">
            {t('criterion.points', { points: criterion.points, maxPoints: criterion.maxPoints })} ·{' '}
            {t(confidenceWords(criterion.confidence))}
          </span>
        )}
      </p>
      {criterion.status === 'unscored' && <p>{t('criterion.cause', { cause: criterion.cause })}</p>}
      {criterion.status === 'scored' && criterion.evidence.length > 0 && (
        <ul>
          {criterion.evidence.map(({ start, end, text }) => (
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
      )}
      {criterion.status === 'scored' && <p className="beside">{criterion.reason}</p>}
    </div>
  );
}

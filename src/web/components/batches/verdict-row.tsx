import { useTranslation } from 'react-i18next';
import type { BatchItemReply } from '../../../api/batch-schemas.ts';
import { OutcomeIcon } from '../outcome-icon.tsx';

type Criteria = NonNullable<BatchItemReply['evaluation']>['criteria'];

/** The verdicts in the rubric's order: number and sign; the label and the word for it when pointed at or read aloud. */
export function VerdictRow({ criteria }: { readonly criteria: Criteria }) {
  const { t } = useTranslation();
  return (
    <ul className="verdict-row">
      {criteria.map(({ id, label, verdict }, index) => {
        const outcome = verdict ?? 'unscored';
        const words = t('items.verdict', { label, verdict: t(`verdict.${outcome}`) });
        return (
          <li key={id} className={`verdict-chip outcome-${outcome}`} title={words}>
            <span aria-hidden="true">{index + 1}</span>
            <OutcomeIcon outcome={outcome} />
            <span className="visually-hidden">{words}</span>
          </li>
        );
      })}
    </ul>
  );
}

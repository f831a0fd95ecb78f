import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../evidence/group-criteria.ts';
import { OutcomeIcon } from '../outcome-icon.tsx';

/** A verdict by sign and word; what could not be judged is no verdict. */
export function VerdictWords({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation();
  return (
    <span className={`verdict-words outcome-${outcome}`}>
      <OutcomeIcon outcome={outcome} />
      {t(outcome === 'unscored' ? 'judging.noVerdict' : `verdict.${outcome}`)}
    </span>
  );
}

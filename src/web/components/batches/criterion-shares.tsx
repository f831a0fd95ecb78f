import { useTranslation } from 'react-i18next';
import type { CriterionDistributionReply } from '../../../api/distributions-schema.ts';
import { separationHint } from '../../batches/distribution-hints.ts';
import { verdictShares } from '../../batches/verdict-shares.ts';
import { useFormats } from '../../state/use-formats.ts';
import { OutcomeIcon } from '../outcome-icon.tsx';

type Props = { readonly criteria: readonly CriterionDistributionReply[] };

/** How each criterion came out over all answers: a bar, and the same in words. */
export function CriterionShares({ criteria }: Props) {
  return (
    <ol className="criterion-shares">
      {criteria.map((criterion, index) => (
        <CriterionBar key={criterion.id} criterion={criterion} number={index + 1} />
      ))}
    </ol>
  );
}

type BarProps = { readonly criterion: CriterionDistributionReply; readonly number: number };

function CriterionBar({ criterion, number }: BarProps) {
  const { t } = useTranslation();
  const { percent, count } = useFormats();
  const shares = verdictShares(criterion);
  const hint = separationHint(criterion);
  return (
    <li>
      <p className="share-label">
        {number}. {criterion.label}
      </p>
      <div className="share-bar" aria-hidden="true">
        {shares.map(({ outcome, share }) => (
          <div key={outcome} className={`share outcome-${outcome}`} style={{ flexGrow: share }} />
        ))}
      </div>
      <ul className="share-words">
        {shares.map(({ outcome, share, answers }) => (
          <li key={outcome} className={`outcome-${outcome}`} title={t('share.answers', { answers: count(answers) })}>
            <OutcomeIcon outcome={outcome} />
            {t('share.text', { verdict: t(`verdict.${outcome}`), share: percent(share) })}
          </li>
        ))}
      </ul>
      {hint !== undefined && <p className="hint">{t(hint)}</p>}
    </li>
  );
}

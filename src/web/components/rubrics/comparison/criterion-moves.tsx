import { useTranslation } from 'react-i18next';
import type { ComparisonReply } from '../../../../api/rubric-check-schemas.ts';

type Move = ComparisonReply['effect']['largest'][number]['criteria'][number];

type Props = { readonly criteria: readonly Move[]; readonly labelOf: (criterionId: string) => string };

/** Verdicts that are otherwise under the other rubric. */
export function CriterionMoves({ criteria, labelOf }: Props) {
  const words = useScoredWords();
  return (
    <ul>
      {criteria.map(({ criterionId, before, after }) => (
        <li key={criterionId}>
          {labelOf(criterionId)} <span className="beside">{words(before)} → </span>
          {words(after)}
        </li>
      ))}
    </ul>
  );
}

const VERDICTS = ['covered', 'partial', 'missing', 'contradicted'] as const;

function useScoredWords() {
  const { t } = useTranslation();
  return (scored: Move['before']): string => {
    if (scored === null) return t('effect.notThere');
    const verdict = VERDICTS.find((known) => known === scored.verdict) ?? 'unscored';
    return t('effect.verdict', { verdict: t(`verdict.${verdict}`), points: scored.points });
  };
}

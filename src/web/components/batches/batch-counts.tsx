import { useTranslation } from 'react-i18next';
import type { BatchReply } from '../../../api/batch-schemas.ts';
import { useFormats } from '../../state/use-formats.ts';

const COUNTS = ['items', 'evaluated', 'failed', 'needsReview', 'rejectedRows'] as const;

/** Always there, also as zero: an empty place would leave one wondering. */
const ALWAYS: readonly string[] = ['items', 'rejectedRows'];

/** How many answers there are, and what has become of them. */
export function BatchCounts({ batch: { counts, status } }: { readonly batch: BatchReply }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const shown = status === 'ready' ? COUNTS.filter((name) => ALWAYS.includes(name)) : COUNTS;
  return (
    <dl className="batch-counts">
      {shown.map((name) => (
        <div key={name} className={counts[name] > 0 ? `count-${name}` : ''}>
          <dt>{t(`count.${name}`)}</dt>
          <dd>{count(counts[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

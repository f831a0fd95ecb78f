import { useTranslation } from 'react-i18next';
import type { ReviewTaskReply } from '../../../api/review-schemas.ts';
import { reasonWords } from '../../evidence/review-reasons.ts';

/** Why an answer waits, in the reader's language where the page knows the reason. */
export function ReasonWords({ task: { reasons, kind } }: { readonly task: Pick<ReviewTaskReply, 'reasons' | 'kind'> }) {
  const { t } = useTranslation();
  if (reasons.length === 0) return <p className="queue-reasons">{t(`queue.why.${kind}`)}</p>;
  return (
    <ul className="queue-reasons">
      {reasons.map(({ code, message }) => {
        const words = reasonWords(code);
        return <li key={`${code} ${message}`}>{words === undefined ? message : t(words)}</li>;
      })}
    </ul>
  );
}

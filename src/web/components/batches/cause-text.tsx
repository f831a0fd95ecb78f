import { useTranslation } from 'react-i18next';
import { type Cause, causeWords } from '../../batches/cause-words.ts';
import { shortName } from '../../batches/short-name.ts';

/** Why a row or an answer came to nothing: in the page's words, or in the service's where it has none. */
export function CauseText({ cause }: { readonly cause: Cause }) {
  const { t } = useTranslation();
  const words = causeWords(cause);
  if (words === undefined) return <span lang="en">{cause.message}</span>;
  const text = t(...words);
  const { column = null } = cause;
  return (
    <span className="cause">{column === null ? text : t('cause.inColumn', { column: shortName(column), text })}</span>
  );
}

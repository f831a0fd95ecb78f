import { useTranslation } from 'react-i18next';
import { problemWords } from '../../../rubrics/problem-words.ts';

/** What is wrong with a field, in the page's language where it has words for it. */
export function ProblemText({ message }: { readonly message: string }) {
  const { t } = useTranslation();
  const words = problemWords(message);
  return words === undefined ? <span lang="en">{message}</span> : <span>{t(...words)}</span>;
}

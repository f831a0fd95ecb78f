import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxAnswerLength } from '../../api/schemas.ts';

/** What keeps an answer from being sent, in words. A blank one is only mentioned after an attempt to send it. */
export function useAnswerCheck(text: string) {
  const { t, i18n } = useTranslation();
  const [isBlankRefused, setIsBlankRefused] = useState(false);
  const isBlank = text.trim() === '';
  const excess = text.length - maxAnswerLength;
  const isOverLimit = excess > 0;
  const format = (amount: number) => amount.toLocaleString(i18n.language);

  let problem = '';
  if (isOverLimit) problem = t('answer.overLimit', { excess: format(excess) });
  else if (isBlank && isBlankRefused) problem = t('answer.blank');
  return {
    problem,
    isOverLimit,
    count: t('answer.count', { length: format(text.length), limit: format(maxAnswerLength) }),
    /** True if the answer may be sent. */
    check: () => {
      setIsBlankRefused(isBlank);
      return !isBlank && !isOverLimit;
    },
  };
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerReviewsReply } from '../../../api/review-schemas.ts';
import { contestable } from '../../reviews/contestable.ts';
import { makeAppeal } from '../../service/review-service.ts';
import { answerReviewsKey } from '../../state/use-answer-reviews.ts';
import { useSelectedWords } from '../../state/use-selected-words.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { TextField } from '../text-field.tsx';

type Props = { readonly recordId: string; readonly answer: string; readonly reviews: AnswerReviewsReply };

/** Contest one criterion: which, by which words of the answer, and why. Folded away: most people do not need it. */
export function AppealForm({ recordId, answer, reviews }: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [isSent, setIsSent] = useState(false);
  const criteria = contestable(reviews);
  const sent = <p role="status">{isSent && t('contest.sent')}</p>;
  if (criteria.length === 0) {
    return (
      <>
        {sent}
        <p>{t('contest.nothing')}</p>
      </>
    );
  }
  if (!isOpen) {
    return (
      <>
        {sent}
        <p>{t('contest.what')}</p>
        <p className="contest-open">
          <Button onClick={() => setIsOpen(true)}>{t('contest.open')}</Button>
        </p>
      </>
    );
  }
  const finish = () => {
    setIsOpen(false);
    setIsSent(true);
  };
  return <OpenForm recordId={recordId} answer={answer} criteria={criteria} onSent={finish} />;
}

type OpenProps = {
  readonly recordId: string;
  readonly answer: string;
  readonly criteria: AnswerReviewsReply['outcome']['criteria'];
  readonly onSent: () => void;
};

function OpenForm({ recordId, answer, criteria, onSent }: OpenProps) {
  const { t } = useTranslation();
  const id = useId();
  const { criterionId, quote, message, isAttempted, isPending, error, ...form } = useAppealForm(recordId, onSent);
  return (
    <div className="appeal-form">
      <fieldset>
        <legend>{t('contest.which')}</legend>
        <Radio.Group
          value={criterionId}
          options={criteria.map((it) => ({ value: it.criterionId, label: it.label }))}
          onChange={({ target }) => form.setCriterionId(String(target.value))}
        />
        <p className="field-problem" role="alert">
          {isAttempted && criterionId === null && t('contest.whichMissing')}
        </p>
      </fieldset>
      <p id={`${id}-words`} className="small-title">
        {t('contest.words')}
      </p>
      <SelectableAnswer answer={answer} labelId={`${id}-words`} onSelect={form.setQuote} />
      <TextField
        label={t('contest.quote')}
        value={quote}
        problem={isAttempted && quote.trim() === '' ? t('contest.quoteMissing') : ''}
        onType={form.setQuote}
      />
      <TextField
        label={t('contest.message')}
        hint={t('contest.message.hint')}
        value={message}
        problem={isAttempted && message.trim() === '' ? t('contest.messageMissing') : ''}
        onType={form.setMessage}
      />
      {error !== null && !isPending && <FailureNotice error={error} title={t('contest.failed')} isTextKept />}
      <Button type="primary" size="large" loading={isPending} onClick={form.submit}>
        {t('contest.do')}
      </Button>
    </div>
  );
}

function useAppealForm(recordId: string, onSent: () => void) {
  const client = useQueryClient();
  const [criterionId, setCriterionId] = useState<string | null>(null);
  const [quote, setQuote] = useState('');
  const [message, setMessage] = useState('');
  const [isAttempted, setIsAttempted] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (appeal: Parameters<typeof makeAppeal>[1]) => makeAppeal(recordId, appeal),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: answerReviewsKey(recordId) });
      void client.invalidateQueries({ queryKey: ['appeals'] });
      onSent();
    },
  });
  const submit = () => {
    setIsAttempted(true);
    if (criterionId === null || quote.trim() === '' || message.trim() === '' || isPending) return;
    mutate({ criterionId, quote: quote.trim(), message: message.trim() });
  };
  return {
    ...{ criterionId, quote, message, isAttempted, isPending, error },
    ...{ setCriterionId, setQuote, setMessage, submit },
  };
}

type SelectableProps = {
  readonly answer: string;
  readonly labelId: string;
  readonly onSelect: (words: string) => void;
};

/** The answer once more, to select words in. */
function SelectableAnswer({ answer, labelId, onSelect }: SelectableProps) {
  const box = useRef<HTMLElement>(null);
  useSelectedWords(box, onSelect);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard
    <section className="selectable-answer" aria-labelledby={labelId} tabIndex={0} ref={box}>
      {answer}
    </section>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listReviewers, requestSecondReview } from '../../service/review-service.ts';
import { answerReviewsKey } from '../../state/use-answer-reviews.ts';
import { queueKey } from '../../state/use-next-review.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { TextField } from '../text-field.tsx';

/** No person has an empty id. */
const ANYBODY = '';

/** Ask for another person's decision, of somebody or of whoever has time. */
export function SecondReview({ recordId }: { readonly recordId: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [assigneeId, setAssigneeId] = useState(ANYBODY);
  const [note, setNote] = useState('');
  const reviewers = useQuery({ queryKey: ['reviewers'], queryFn: listReviewers, enabled: isOpen });
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () =>
      requestSecondReview(recordId, {
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(assigneeId === ANYBODY ? {} : { assigneeId }),
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queueKey });
      void client.invalidateQueries({ queryKey: answerReviewsKey(recordId) });
    },
  });
  if (isSuccess) return <p role="status">{t('second.done')}</p>;
  if (!isOpen) {
    return (
      <p className="second-review">
        <Button onClick={() => setIsOpen(true)}>{t('second.ask')}</Button>
      </p>
    );
  }
  const people = (reviewers.data ?? []).map((person) => ({ value: person.id, label: person.name }));
  return (
    <section className="second-review" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('second.title')}</h3>
      <div className="field">
        <label htmlFor={`${id}-who`}>{t('second.who')}</label>
        <Select
          id={`${id}-who`}
          value={assigneeId}
          options={[{ value: ANYBODY, label: t('second.anybody') }, ...people]}
          onChange={setAssigneeId}
        />
      </div>
      <TextField label={t('second.note')} value={note} problem="" onType={setNote} />
      {error !== null && !isPending && <FailureNotice error={error} title={t('second.failed')} isTextKept />}
      <Button type="primary" loading={isPending} onClick={() => mutate()}>
        {t('second.do')}
      </Button>
    </section>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listReviewers, requestSecondReview, type SecondReviewRequest } from '../../service/review-service.ts';
import { answerReviewsKey } from '../../state/use-answer-reviews.ts';
import { queueKey } from '../../state/use-next-review.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { TextField } from '../text-field.tsx';

/** No person has an empty id. */
const ANYBODY = '';

/** Ask for another person's decision, of somebody or of whoever has time. */
export function SecondReview({ recordId }: { readonly recordId: string }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen) return <RequestForm recordId={recordId} />;
  return (
    <p className="second-review">
      <Button onClick={() => setIsOpen(true)}>{t('second.ask')}</Button>
    </p>
  );
}

function RequestForm({ recordId }: { readonly recordId: string }) {
  const { t } = useTranslation();
  const id = useId();
  const [assigneeId, setAssigneeId] = useState(ANYBODY);
  const [note, setNote] = useState('');
  const reviewers = useQuery({ queryKey: ['reviewers'], queryFn: listReviewers });
  const { mutate, isPending, isSuccess, error } = useRequest(recordId);
  if (isSuccess) return <p role="status">{t('second.done')}</p>;
  const people = (reviewers.data ?? []).map((person) => ({ value: person.id, label: person.name }));
  const options = [{ value: ANYBODY, label: t('second.anybody') }, ...people];
  const send = () =>
    mutate({
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(assigneeId === ANYBODY ? {} : { assigneeId }),
    });
  return (
    <section className="second-review" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('second.title')}</h3>
      <div className="field">
        <label htmlFor={`${id}-who`}>{t('second.who')}</label>
        <Select id={`${id}-who`} value={assigneeId} options={options} onChange={setAssigneeId} />
      </div>
      <TextField label={t('second.note')} value={note} problem="" onType={setNote} />
      {error !== null && !isPending && <FailureNotice error={error} title={t('second.failed')} isTextKept />}
      <Button type="primary" loading={isPending} onClick={send}>
        {t('second.do')}
      </Button>
    </section>
  );
}

function useRequest(recordId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: SecondReviewRequest) => requestSecondReview(recordId, request),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queueKey });
      void client.invalidateQueries({ queryKey: answerReviewsKey(recordId) });
    },
  });
}

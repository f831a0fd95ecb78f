import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReviewMode, takeReview } from '../../service/review-service.ts';
import { findQueuedTask } from '../../state/use-next-review.ts';
import type { ReviewDraft } from '../../state/use-review-draft.ts';
import { codeOf } from '../../state/use-sheet.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { Loading } from '../loading.tsx';
import { LockedNotice } from './locked-notice.tsx';
import { ReasonWords } from './reason-words.tsx';

type Props = { readonly taskId: string; readonly draft: ReviewDraft; readonly onTaken: () => void };

/** Before one begins: whether to see the machine's verdicts first. From here on nobody else can decide about the answer. */
export function TakePanel({ taskId, draft: { isBegun }, onTaken }: Props) {
  const { t } = useTranslation();
  const [mode, setMode] = useState<ReviewMode>('blind');
  const { take, isPending, error } = useTaking(taskId, isBegun, onTaken);
  const begin = () => take(mode);
  const isLocked = codeOf(error) === 'review-locked';
  if (isBegun && error === null) return <Loading text={t('review.resuming')} />;
  return (
    <div className="take-panel">
      <QueuedTask taskId={taskId} />
      <p>{t('take.what')}</p>
      {isBegun ? (
        <p>{t('take.kept')}</p>
      ) : (
        <Checkbox checked={mode === 'open'} onChange={({ target }) => setMode(target.checked ? 'open' : 'blind')}>
          {t('take.open')}
        </Checkbox>
      )}
      {mode === 'open' && <p className="beside">{t('take.open.what')}</p>}
      {error !== null && !isPending && !isLocked && (
        <FailureNotice error={error} title={t('take.failed')} isTextKept={isBegun} />
      )}
      {isLocked && <LockedNotice error={error} isTextKept={isBegun} isPending={isPending} onTakeAgain={begin} />}
      <p>
        <Button type="primary" size="large" loading={isPending} onClick={begin}>
          {t(mode === 'blind' ? 'take.blind' : 'take.do')}
        </Button>
      </p>
    </div>
  );
}

/** Who had begun already, and has only reloaded the page, goes on at once. */
function useTaking(taskId: string, isBegun: boolean, onTaken: () => void) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: (as: ReviewMode) => takeReview(taskId, as),
    onSuccess: onTaken,
  });
  const hasTried = useRef(false);
  useEffect(() => {
    if (!isBegun || hasTried.current) return;
    hasTried.current = true;
    mutate('blind'); // the mode in which it was first taken stays
  }, [isBegun, mutate]);
  const take = (mode: ReviewMode) => {
    hasTried.current = true;
    mutate(mode);
  };
  return { take, isPending, error };
}

/** What the queue has told of it, if one comes from there. */
function QueuedTask({ taskId }: { readonly taskId: string }) {
  const task = findQueuedTask(useQueryClient(), taskId);
  if (task === undefined) return null;
  return (
    <>
      <p className="queue-prompt">{task.prompt}</p>
      <ReasonWords task={task} />
    </>
  );
}

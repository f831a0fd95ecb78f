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

/**
 * Before one begins: whether to see the machine's verdicts first. From here on nobody else can decide about the answer. Who
 * had begun already, and has only reloaded the page, goes on at once.
 */
export function TakePanel({ taskId, draft, onTaken }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [mode, setMode] = useState<ReviewMode>('blind');
  const { mutate, isPending, error } = useMutation({
    mutationFn: (as: ReviewMode) => takeReview(taskId, as),
    onSuccess: onTaken,
  });
  const hasTried = useRef(false);
  const { isBegun } = draft;
  useEffect(() => {
    if (!isBegun || hasTried.current) return;
    hasTried.current = true;
    mutate('blind'); // the mode in which it was first taken stays
  }, [isBegun, mutate]);
  const begin = () => {
    hasTried.current = true;
    mutate(mode);
  };
  const isLocked = codeOf(error) === 'review-locked';
  const task = findQueuedTask(client, taskId);
  if (isBegun && error === null) return <Loading text={t('review.resuming')} />;
  return (
    <div className="take-panel">
      {task !== undefined && (
        <>
          <p className="queue-prompt">{task.prompt}</p>
          <ReasonWords task={task} />
        </>
      )}
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

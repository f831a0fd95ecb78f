import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { takeReview } from '../../service/review-service.ts';
import { codeOf } from '../../state/use-sheet.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { LockedNotice } from './locked-notice.tsx';

type Props = {
  readonly taskId: string;
  /** What the service said last; null if nothing was wrong. */
  readonly error: Error | null;
  /** True if the time is over by the clock of this machine. */
  readonly isOver: boolean;
  readonly onReload: () => void;
};

/** Something came in between: what it was, that nothing typed is lost, and how to go on. */
export function SheetConflict({ taskId, error, isOver, onReload }: Props) {
  const { t } = useTranslation();
  // The mode in which it was first taken stays.
  const take = useMutation({ mutationFn: () => takeReview(taskId, 'blind'), onSuccess: onReload });
  const isRefused = take.error !== null && !take.isPending;
  const now = isRefused ? take.error : error;
  const code = codeOf(now);
  if (now === null && !isOver) return null;
  if (code === 'review-locked') {
    return <LockedNotice error={now} isTextKept isPending={take.isPending} onTakeAgain={() => take.mutate()} />;
  }
  const isLost = code === 'review-lock-lost' || now === null;
  if (!isLost && code !== 'review-state') return <FailureNotice error={now} isTextKept onRetry={onReload} />;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t(isLost ? 'conflict.lost' : 'problem.review-state')}
      description={
        <>
          <p>
            {t('failure.textKept')} {t(isLost ? 'conflict.lost.what' : 'conflict.state.what')}
          </p>
          <Button loading={take.isPending} onClick={() => take.mutate()}>
            {t('conflict.takeAgain')}
          </Button>
        </>
      }
    />
  );
}

import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { takeReview } from '../../service/review-service.ts';
import { toHash } from '../../state/page-route.ts';
import { codeOf } from '../../state/use-sheet.ts';
import { FailureNotice } from '../failure-notice.tsx';

type Props = {
  readonly taskId: string;
  /** What the service said last; null if nothing was wrong. */
  readonly error: Error | null;
  /** True if the time is over by the clock of this machine. */
  readonly isOver: boolean;
  readonly onReload: () => void;
};

/** Codes for which another attempt with the same words is of no use. */
const ENDINGS: readonly (string | undefined)[] = ['review-task-not-found', 'answer-erased'];

/** Something came in between: what it was, that nothing typed is lost, and how to go on. */
export function SheetConflict({ taskId, error, isOver, onReload }: Props) {
  const { t } = useTranslation();
  const code = codeOf(error);
  const take = useMutation({ mutationFn: () => takeReview(taskId, 'blind'), onSuccess: onReload });
  const isLost = code === 'review-lock-lost' || code === 'review-locked' || (error === null && isOver);
  if (!isLost && error === null) return null;
  if (!isLost && error !== null) {
    return (
      <>
        <FailureNotice error={error} isTextKept={!ENDINGS.includes(code)} onRetry={onReload} />
        {ENDINGS.includes(code) && <a href={toHash({ page: 'reviews' })}>{t('review.toQueue')}</a>}
      </>
    );
  }
  return (
    <>
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t(code === 'review-locked' ? 'conflict.locked' : 'conflict.lost')}
        description={
          <>
            <p>{t(code === 'review-locked' ? 'conflict.locked.what' : 'conflict.lost.what')}</p>
            <Button loading={take.isPending} onClick={() => take.mutate()}>
              {t('conflict.takeAgain')}
            </Button>
          </>
        }
      />
      {take.error !== null && !take.isPending && <FailureNotice error={take.error} isTextKept />}
    </>
  );
}

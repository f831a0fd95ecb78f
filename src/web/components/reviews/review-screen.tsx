import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewSheetReply } from '../../../api/review-schemas.ts';
import { toHash } from '../../state/page-route.ts';
import { useReviewDraft } from '../../state/use-review-draft.ts';
import { codeOf, useSheet } from '../../state/use-sheet.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { Loading } from '../loading.tsx';
import { ScreenHeading } from '../screen-heading.tsx';
import { ReviewDone } from './review-done.tsx';
import { ReviewSheet } from './review-sheet.tsx';
import { SheetConflict } from './sheet-conflict.tsx';
import { TakePanel } from './take-panel.tsx';

/** One answer that waits for a decision: take it, decide, go on to the next one. */
export function ReviewScreen({ taskId }: { readonly taskId: string }) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useSheet(taskId);
  const draft = useReviewDraft(taskId);
  const [decided, setDecided] = useState<ReviewSheetReply | null>(null);
  const finish = (sheet: ReviewSheetReply) => {
    setDecided(sheet);
    draft.forget();
  };
  const reload = () => void refetch();
  const isFree = codeOf(error) === 'review-lock-lost';
  const isConflict = codeOf(error) === 'review-locked' || codeOf(error) === 'review-state';
  if (decided !== null) return <ReviewDone sheet={decided} />;
  if (data !== undefined) {
    return <ReviewSheet sheet={data} error={error} draft={draft} onReload={reload} onDecided={finish} />;
  }
  return (
    <section className="card review-entry">
      <ScreenHeading backTo="reviews">{t('review.title')}</ScreenHeading>
      {isFetching && <Loading text={t('review.loading')} />}
      {!isFetching && isFree && <TakePanel taskId={taskId} draft={draft} onTaken={reload} />}
      {!isFetching && !isFree && error !== null && (
        <>
          {isConflict ? (
            <SheetConflict taskId={taskId} error={error} isOver={false} onReload={reload} />
          ) : (
            <FailureNotice error={error} onRetry={reload} />
          )}
          <p className="entry-note">
            <a href={toHash({ page: 'reviews' })}>{t('review.toQueue')}</a>
          </p>
        </>
      )}
    </section>
  );
}

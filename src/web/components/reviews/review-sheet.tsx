import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewSheetReply } from '../../../api/review-schemas.ts';
import type { ReviewDraft } from '../../state/use-review-draft.ts';
import { useReviewLock } from '../../state/use-review-lock.ts';
import { DraftNote } from '../draft-note.tsx';
import { ScreenHeading } from '../screen-heading.tsx';
import { AppealNote } from './appeal-note.tsx';
import { BlindStep } from './blind-step.tsx';
import { DecideStep } from './decide-step.tsx';
import { ReasonWords } from './reason-words.tsx';
import { ReviewAnswer } from './review-answer.tsx';
import { SheetConflict } from './sheet-conflict.tsx';

type Props = {
  readonly sheet: ReviewSheetReply;
  /** Why it could not be looked at again; null if it could. */
  readonly error: Error | null;
  readonly draft: ReviewDraft;
  readonly onReload: () => void;
  readonly onDecided: (sheet: ReviewSheetReply) => void;
};

/** The answer, and beside it what is asked about it: first blind, if it is so, then with what the machine said. */
export function ReviewSheet({ sheet, error, draft, onReload, onDecided }: Props) {
  const { t } = useTranslation();
  const { task, mode, blindVerdicts, appeal } = sheet;
  const minutes = useReviewLock(task.id, task.lock?.until);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [selected, setSelected] = useState('');
  const isBlind = mode === 'blind' && blindVerdicts === null;
  const step = { sheet, draft, activeId, onActivate: setActiveId, onReload };
  return (
    <section className="card review-sheet" aria-labelledby="review-heading">
      <ScreenHeading backTo="reviews">
        <span id="review-heading">{t(`review.heading.${task.kind}`)}</span>
      </ScreenHeading>
      <p className="review-prompt">{task.prompt}</p>
      <p className="review-facts">
        <span>{t(isBlind ? 'review.step.blind' : mode === 'blind' ? 'review.step.reveal' : 'review.step.open')}</span>
        <span className={minutes <= WARN_MINUTES ? 'lock-left is-short' : 'lock-left'}>
          {minutes > 0 ? t('review.left', { minutes }) : t('review.leftNone')}
        </span>
        {draft.isBegun && <DraftNote status={draft.isDurable ? 'saved' : 'not-saved'} />}
      </p>
      <SheetConflict taskId={task.id} error={error} isOver={minutes === 0} onReload={onReload} />
      {task.reasons.length > 0 && (
        <div className="review-why">
          {t('review.why')} <ReasonWords task={task} />
        </div>
      )}
      {appeal !== null && <AppealNote appeal={appeal} />}
      {appeal === null && task.kind === 'appeal' && isBlind && <p>{t('review.appealLater')}</p>}
      <div className="review-columns">
        <ReviewAnswer sheet={sheet} activeId={activeId} onSelect={setSelected} />
        {isBlind ? (
          <BlindStep {...step} />
        ) : (
          <DecideStep {...step} selected={selected} onDecided={() => onDecided(sheet)} />
        )}
      </div>
    </section>
  );
}

/** A lock is renewed long before: less than this is left only if that did not work. */
const WARN_MINUTES = 5;

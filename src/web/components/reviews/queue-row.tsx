import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReviewTaskReply } from '../../../api/review-schemas.ts';
import { useAccess } from '../../state/access.ts';
import { toHash } from '../../state/page-route.ts';
import { useFormats } from '../../state/use-formats.ts';
import { isFree } from '../../state/use-next-review.ts';
import { AssignControl } from './assign-control.tsx';
import { ReasonWords } from './reason-words.tsx';

/** One answer that waits: what was asked, why it is here, how much it is about, and who has it. */
export function QueueRow({ task }: { readonly task: ReviewTaskReply }) {
  const { t } = useTranslation();
  const { personId } = useAccess();
  const { id, kind, prompt, lock } = task;
  const titleId = `task-${id}`;
  const canBegin = isFree(task, personId);
  return (
    <li className={`queue-row kind-${kind}`}>
      <div>
        <QueueFacts task={task} />
        <p id={titleId} className="queue-prompt">
          {prompt}
        </p>
        <ReasonWords task={task} />
        {lock !== null && <LockWords lock={lock} />}
      </div>
      <div className="queue-actions">
        <AssignControl task={task} titleId={titleId} />
        <Button
          type={canBegin ? 'primary' : 'default'}
          disabled={!canBegin}
          href={toHash({ page: 'review', taskId: id })}
          aria-describedby={titleId}
        >
          {t(lock?.isMine ? 'queue.goOn' : 'queue.review')}
        </Button>
      </div>
    </li>
  );
}

function QueueFacts({ task: { kind, worth, batch, position } }: { readonly task: ReviewTaskReply }) {
  const { t } = useTranslation();
  const { decimal } = useFormats();
  return (
    <p className="queue-facts">
      <span className="kind-tag">{t(`kind.${kind}`)}</span>
      <span>{t(kind === 'appeal' ? 'queue.contested' : 'queue.worth', { points: decimal(worth) })}</span>
      {batch !== null && (
        <span className="beside">
          {batch.name}
          {position !== null && ` · ${t('queue.position', { number: position + 1 })}`}
        </span>
      )}
    </p>
  );
}

function LockWords({ lock }: { readonly lock: NonNullable<ReviewTaskReply['lock']> }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const until = time(lock.until);
  return (
    <p className="queue-lock">
      {lock.isMine
        ? t('queue.lockedByMe', { time: until })
        : t('queue.lockedBy', { name: lock.holder.name, time: until })}
    </p>
  );
}

import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { createInvitation } from '../../service/people-service.ts';
import { useAccess } from '../../state/access.ts';
import { toHash } from '../../state/page-route.ts';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { SecretOnce } from '../people/secret-once.tsx';

type Props = {
  readonly batchId: string;
  /** null after erasure. */
  readonly candidateId: string | null;
  /** null while the answer is not evaluated. */
  readonly recordId: string | null;
};

/** What can be done about an answer: see what people said of it, and let its candidate see it. */
export function ItemActions({ batchId, candidateId, recordId }: Props) {
  const { t } = useTranslation();
  const { may, isDemo } = useAccess();
  return (
    <div className="item-actions">
      {recordId !== null && may('reviews') && (
        <>
          <a href={toHash({ page: 'record', recordId })}>{t('item.reviews')}</a>
          <a href={toHash({ page: 'reviews', filter: { batchId } })}>{t('plan.toQueue')}</a>
        </>
      )}
      {candidateId !== null && !isDemo && <InviteCandidate batchId={batchId} candidateId={candidateId} />}
    </div>
  );
}

type InviteProps = { readonly batchId: string; readonly candidateId: string };

/** A link by which the candidate sees their own answers of the batch. */
function InviteCandidate({ batchId, candidateId }: InviteProps) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { mutate, data, isPending, error } = useMutation({
    mutationFn: () => createInvitation({ role: 'candidate', answersOf: { batchId, candidateId } }),
  });
  return (
    <>
      <Button loading={isPending} onClick={() => mutate()}>
        {t('item.invite')}
      </Button>
      {error !== null && !isPending && <FailureNotice error={error} title={t('item.inviteFailed')} />}
      {data !== undefined && !isPending && (
        <SecretOnce
          key={data.invitation.id}
          title={t('item.invited', { candidate: candidateId, time: time(data.invitation.expiresAt) })}
          secret={new URL(data.path, window.location.origin).href}
        />
      )}
    </>
  );
}

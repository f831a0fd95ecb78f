import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { InvitationReply } from '../../../api/access-schemas.ts';
import { listInvitations, revokeInvitation } from '../../service/people-service.ts';
import { invitationsKey } from '../../state/people-keys.ts';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { Loading } from '../loading.tsx';
import { NewInvitationForm } from './new-invitation-form.tsx';

/** Links by which people come in: make one, see what became of the others, take one back. */
export function Invitations() {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: invitationsKey,
    queryFn: listInvitations,
    staleTime: 0,
  });
  return (
    <section className="card" aria-labelledby="invitations-title">
      <h2 id="invitations-title">{t('invitations.title')}</h2>
      <NewInvitationForm />
      {data === undefined && isFetching && <Loading text={t('invitations.loading')} />}
      {error !== null && !isFetching && (
        <FailureNotice error={error} title={t('invitations.failed')} onRetry={() => void refetch()} />
      )}
      {data?.length === 0 && <p className="beside">{t('invitations.none')}</p>}
      <ul className="people-list">
        {data?.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}

function InvitationRow({ invitation }: { readonly invitation: InvitationReply }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => revokeInvitation(invitation.id),
    onSettled: () => client.invalidateQueries({ queryKey: invitationsKey }),
  });
  const { role, email, status, createdAt, expiresAt, invitedBy } = invitation;
  return (
    <li className={status === 'open' ? 'person' : 'person is-disabled'}>
      <div>
        <p className="person-name">
          {t(`role.${role}`)} · {email ?? t('invitations.anybody')}{' '}
          <span className="disabled-tag">{t(`invitations.status.${status}`)}</span>
        </p>
        <p className="beside">
          {invitedBy !== null && `${invitedBy} · `}
          {t('invitations.times', { from: time(createdAt), until: time(expiresAt) })}
        </p>
      </div>
      {status === 'open' && (
        <div className="person-actions">
          <Button danger loading={isPending} onClick={() => mutate()}>
            {t('invitations.revoke')}
          </Button>
        </div>
      )}
      {error !== null && !isPending && <FailureNotice error={error} />}
    </li>
  );
}

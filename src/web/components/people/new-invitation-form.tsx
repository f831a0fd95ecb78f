import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createInvitation, type NewInvitation } from '../../service/people-service.ts';
import { invitationsKey } from '../../state/people-keys.ts';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { SecretOnce } from './secret-once.tsx';

const ROLES = ['interviewer', 'candidate', 'owner'] as const;

/** Make a link: for which role, and for a certain address or for whoever gets it. */
export function NewInvitationForm() {
  const { t } = useTranslation();
  const { time } = useFormats();
  const client = useQueryClient();
  const { mutate, data, isPending, error } = useMutation({
    mutationFn: createInvitation,
    onSuccess: () => client.invalidateQueries({ queryKey: invitationsKey }),
  });
  return (
    <>
      <InvitationFields isPending={isPending} onMake={mutate} />
      {error !== null && !isPending && <FailureNotice error={error} title={t('invitations.makeFailed')} isTextKept />}
      {data !== undefined && !isPending && (
        <SecretOnce
          key={data.invitation.id}
          title={t('invitations.made', {
            role: t(`role.${data.invitation.role}`),
            time: time(data.invitation.expiresAt),
          })}
          secret={new URL(data.path, window.location.origin).href}
        />
      )}
    </>
  );
}

type FieldsProps = { readonly isPending: boolean; readonly onMake: (invitation: NewInvitation) => void };

function InvitationFields({ isPending, onMake }: FieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  const [role, setRole] = useState<NewInvitation['role']>('interviewer');
  const [email, setEmail] = useState('');
  const roles = ROLES.map((value) => ({ value, label: t(`role.${value}`) }));
  const make = () => onMake({ role, ...(email.trim() === '' ? {} : { email: email.trim() }) });
  return (
    <div className="inline-form">
      <div className="field">
        <label htmlFor={`${id}-role`}>{t('invitations.role')}</label>
        <Select id={`${id}-role`} value={role} options={roles} onChange={setRole} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-email`}>{t('invitations.email')}</label>
        <Input
          id={`${id}-email`}
          type="email"
          value={email}
          maxLength={200}
          autoComplete="off"
          placeholder={t('invitations.email.any')}
          onChange={(event) => setEmail(event.target.value)}
        />
      </div>
      <Button type="primary" loading={isPending} onClick={make}>
        {t('invitations.make')}
      </Button>
    </div>
  );
}

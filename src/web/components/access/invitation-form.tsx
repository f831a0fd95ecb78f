import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkReply } from '../../../api/access-schemas.ts';
import { acceptInvitation } from '../../service/access-service.ts';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { EmailField } from './email-field.tsx';
import { NewPasswordFields, useNewPassword } from './new-password-fields.tsx';

type Props = { readonly token: string; readonly link: LinkReply };

/** Take an invitation: who one is, and a password. One is signed in afterwards. */
export function InvitationForm({ token, link }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [email, setEmail] = useState(link.email ?? '');
  const [isAttempted, setIsAttempted] = useState(false);
  const password = useNewPassword();
  const { mutate, isPending, error } = useMutation({
    mutationFn: acceptInvitation,
    // Whoever was signed in here before leaves nothing behind on the screen.
    onSuccess: () => window.location.reload(),
  });
  const isNameMissing = name.trim() === '';
  const isEmailWrong = !/^\S+@\S+\.\S+$/.test(email.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAttempted(true);
    if (isNameMissing || isEmailWrong || password.problem !== undefined || isPending) return;
    mutate({ token, name: name.trim(), email: email.trim(), password: password.password });
  };
  return (
    <form className="entry-form" onSubmit={submit} noValidate>
      <InvitationNote link={link} />
      <NameField name={name} problem={isAttempted && isNameMissing ? t('entry.name.missing') : ''} onType={setName} />
      <EmailField
        value={email}
        autoComplete="username"
        problem={isAttempted && isEmailWrong ? t('entry.email.wrong') : undefined}
        {...(link.email === null ? { onType: setEmail } : {})}
      />
      <NewPasswordFields fields={password} isAttempted={isAttempted} />
      {error !== null && !isPending && <FailureNotice error={error} isTextKept />}
      <Button type="primary" size="large" htmlType="submit" loading={isPending}>
        {t('link.accept')}
      </Button>
    </form>
  );
}

/** Who invites, as what, and until when. */
function InvitationNote({ link }: Pick<Props, 'link'>) {
  const { t } = useTranslation();
  const { time } = useFormats();
  return (
    <p className="entry-note">
      {link.invitedBy === null
        ? t(`link.role.${link.role}`)
        : t('link.invitedBy', { name: link.invitedBy, what: t(`link.role.${link.role}`) })}{' '}
      {t('link.until', { time: time(link.expiresAt) })}
    </p>
  );
}

type NameProps = { readonly name: string; readonly problem: string; readonly onType: (name: string) => void };

function NameField({ name, problem, onType }: NameProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('entry.name')}</label>
      <p id={`${id}-hint`} className="beside">
        {t('entry.name.hint')}
      </p>
      <Input
        id={id}
        size="large"
        value={name}
        maxLength={100}
        autoComplete="name"
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-hint ${id}-problem`}
        {...(problem === '' ? {} : { status: 'error' as const })}
        onChange={(event) => onType(event.target.value)}
      />
      <p id={`${id}-problem`} className="field-problem">
        {problem}
      </p>
    </div>
  );
}

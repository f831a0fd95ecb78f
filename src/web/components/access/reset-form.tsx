import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkReply } from '../../../api/access-schemas.ts';
import { resetPassword } from '../../service/access-service.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { EmailField } from './email-field.tsx';
import { NewPasswordFields, useNewPassword } from './new-password-fields.tsx';

type Props = { readonly token: string; readonly link: LinkReply };

/** Choose a new password by a one-time link. All sessions end, so one signs in with it afterwards. */
export function ResetForm({ token, link }: Props) {
  const { t } = useTranslation();
  const [isAttempted, setIsAttempted] = useState(false);
  const password = useNewPassword();
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: resetPassword });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAttempted(true);
    if (password.problem === undefined && !isPending) mutate({ token, newPassword: password.password });
  };
  if (isSuccess) {
    return (
      <>
        <Alert type="success" showIcon role="status" title={t('link.resetDone')} />
        <p className="entry-note">
          <Button type="primary" size="large" onClick={() => window.location.reload()}>
            {t('link.toSignIn')}
          </Button>
        </p>
      </>
    );
  }
  return (
    <form className="entry-form" onSubmit={submit} noValidate>
      <p className="entry-note">{t('link.reset.what')}</p>
      {link.email !== null && <EmailField value={link.email} autoComplete="username" />}
      <NewPasswordFields fields={password} isAttempted={isAttempted} />
      {error !== null && !isPending && <FailureNotice error={error} />}
      <Button type="primary" size="large" htmlType="submit" loading={isPending}>
        {t('link.setPassword')}
      </Button>
    </form>
  );
}

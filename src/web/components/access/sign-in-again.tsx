import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInForm } from './sign-in-form.tsx';

/** The session has ended in the middle of something: sign in above it, and go on where one was. */
export function SignInAgain({ email }: { readonly email: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  useEffect(
    // It goes away when somebody is in again: then what was refused is asked for once more.
    () => () => void client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' }),
    [client],
  );
  return (
    <Modal open title={t('again.title')} footer={null} closable={false} mask={{ closable: false }} keyboard={false}>
      <p>{t('again.what')}</p>
      <SignInForm email={email} />
    </Modal>
  );
}

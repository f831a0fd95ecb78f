import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInForm } from './sign-in-form.tsx';

/** The session has ended in the middle of something: sign in above it, and go on where one was. */
export function SignInAgain({ email }: { readonly email: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const box = useRef<HTMLDivElement>(null);
  useEffect(
    // It goes away when somebody is in again: then what was refused is asked for once more.
    () => () => void client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' }),
    [client],
  );
  return (
    <Modal
      open
      title={t('again.title')}
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      afterOpenChange={() => box.current?.querySelector<HTMLInputElement>('[type=password]')?.focus()}
    >
      <div ref={box}>
        <p>{t('again.what')}</p>
        <SignInForm email={email} />
      </div>
    </Modal>
  );
}

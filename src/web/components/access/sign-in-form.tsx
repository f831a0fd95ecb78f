import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../service/access-service.ts';
import { accessKey } from '../../state/access.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { EmailField } from './email-field.tsx';
import { PasswordField } from './password-field.tsx';

/** E-mail and password. What is wrong is said of both together: whether an address is known is nobody's business. */
export function SignInForm({ email: known }: { readonly email: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [isShown, setIsShown] = useState(false);
  const [isIncomplete, setIsIncomplete] = useState(false);
  const problemId = useId();
  const { mutate, isPending, error } = useMutation({
    mutationFn: signIn,
    onSuccess: () => client.invalidateQueries({ queryKey: accessKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isMissing = email.trim() === '' || password === '';
    setIsIncomplete(isMissing);
    if (!isMissing && !isPending) mutate({ email: email.trim(), password });
  };
  return (
    <form className="entry-form" onSubmit={submit} noValidate>
      <EmailField value={email} autoComplete="username" onType={setEmail} />
      <PasswordField
        label={t('entry.password')}
        value={password}
        autoComplete="current-password"
        isShown={isShown}
        onType={setPassword}
        onShow={setIsShown}
      />
      <p id={problemId} className="field-problem" role="alert">
        {isIncomplete && t('entry.incomplete')}
      </p>
      {error !== null && !isPending && !isIncomplete && <FailureNotice error={error} />}
      <Button type="primary" size="large" htmlType="submit" loading={isPending} aria-describedby={problemId}>
        {t('entry.signIn')}
      </Button>
    </form>
  );
}

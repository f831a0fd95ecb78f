import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword } from '../../service/access-service.ts';
import { RequestFailure } from '../../service/request-failure.ts';
import { useAccess } from '../../state/access.ts';
import { EmailField } from '../access/email-field.tsx';
import { NewPasswordFields, useNewPassword } from '../access/new-password-fields.tsx';
import { PasswordField } from '../access/password-field.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { ScreenHeading } from '../screen-heading.tsx';

/** One's own password, against the current one. */
export function ChangePassword() {
  const { t } = useTranslation();
  const { account } = useAccess();
  const { current, currentProblem, failure, isAttempted, isPending, isSuccess, password, ...form } =
    useChangePassword();
  return (
    <section className="card">
      <ScreenHeading>{t('password.title')}</ScreenHeading>
      {isSuccess ? (
        <Alert type="success" showIcon role="status" title={t('password.done')} />
      ) : (
        <form className="entry-form" onSubmit={form.submit} noValidate>
          <EmailField value={account?.email ?? ''} autoComplete="username" />
          <PasswordField
            label={t('password.current')}
            value={current}
            autoComplete="current-password"
            problem={isAttempted && currentProblem !== undefined ? t(currentProblem) : undefined}
            isShown={password.isShown}
            onType={form.setCurrent}
          />
          <NewPasswordFields fields={password} isAttempted={isAttempted} />
          {failure !== null && <FailureNotice error={failure} />}
          <Button type="primary" size="large" htmlType="submit" loading={isPending}>
            {t('password.do')}
          </Button>
          <p className="beside">{t('password.what')}</p>
        </form>
      )}
    </section>
  );
}

/** What is typed, and what is wrong with it; that the current password is another one is said at its field. */
function useChangePassword() {
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: changePassword });
  const [current, setCurrent] = useState('');
  const [isAttempted, setIsAttempted] = useState(false);
  const password = useNewPassword();
  const isWrong = !isPending && isAboutCurrent(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAttempted(true);
    if (current === '' || password.problem !== undefined || isPending) return;
    mutate({ currentPassword: current, newPassword: password.password });
  };
  const wrong = isWrong ? ('password.current.wrong' as const) : undefined;
  return {
    ...{ current, password, isAttempted, isPending, isSuccess, setCurrent, submit },
    currentProblem: current === '' ? ('password.current.missing' as const) : wrong,
    failure: isPending || isWrong ? null : error,
  };
}

function isAboutCurrent(error: Error | null): boolean {
  if (!(error instanceof RequestFailure)) return false;
  return error.problem?.errors?.some(({ field }) => field === 'currentPassword') ?? false;
}

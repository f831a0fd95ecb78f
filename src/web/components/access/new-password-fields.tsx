import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { passwordProblem } from '../../access/password-problem.ts';
import { PasswordField } from './password-field.tsx';

/** A new password and its repetition; what is wrong is said only after an attempt to send it. */
export function useNewPassword() {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [isShown, setIsShown] = useState(false);
  const problem = passwordProblem(password, again);
  return { password, again, problem, isShown, setPassword, setAgain, setIsShown };
}

type Props = { readonly fields: ReturnType<typeof useNewPassword>; readonly isAttempted: boolean };

export function NewPasswordFields({ fields, isAttempted }: Props) {
  const { t } = useTranslation();
  const { password, again, problem, isShown, setPassword, setAgain, setIsShown } = fields;
  const shown = isAttempted ? problem : undefined;
  return (
    <>
      <PasswordField
        label={t('entry.newPassword')}
        hint={t('entry.newPassword.hint')}
        value={password}
        autoComplete="new-password"
        problem={shown === 'entry.password.short' ? t(shown) : undefined}
        isShown={isShown}
        onType={setPassword}
      />
      <PasswordField
        label={t('entry.passwordAgain')}
        value={again}
        autoComplete="new-password"
        problem={shown === 'entry.password.differs' ? t(shown) : undefined}
        isShown={isShown}
        onType={setAgain}
        onShow={setIsShown}
      />
    </>
  );
}

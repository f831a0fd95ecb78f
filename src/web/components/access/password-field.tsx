import { Checkbox, Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly isShown: boolean;
  readonly onType: (password: string) => void;
  /** Left out where it is shown together with another one. */
  readonly onShow?: (isShown: boolean) => void;
};

/** A password, hidden unless asked to be shown. */
export function PasswordField({ label, value, autoComplete, hint, problem = '', isShown, onType, onShow }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="beside">
          {hint}
        </p>
      )}
      <Input
        id={id}
        type={isShown ? 'text' : 'password'}
        size="large"
        value={value}
        maxLength={128}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-hint ${id}-problem`}
        {...(problem === '' ? {} : { status: 'error' as const })}
        onChange={(event) => onType(event.target.value)}
      />
      <p id={`${id}-problem`} className="field-problem">
        {problem}
      </p>
      {onShow !== undefined && (
        <Checkbox checked={isShown} onChange={({ target }) => onShow(target.checked)}>
          {t('entry.showPassword')}
        </Checkbox>
      )}
    </div>
  );
}

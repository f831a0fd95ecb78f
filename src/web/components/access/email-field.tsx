import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  readonly value: string;
  readonly autoComplete: 'username' | 'off';
  /** Left out where it cannot be changed. */
  readonly onType?: (email: string) => void;
  readonly problem?: string | undefined;
};

export function EmailField({ value, autoComplete, onType, problem = '' }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('entry.email')}</label>
      <Input
        id={id}
        type="email"
        size="large"
        value={value}
        maxLength={200}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        readOnly={onType === undefined}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-problem`}
        {...(problem === '' ? {} : { status: 'error' as const })}
        onChange={(event) => onType?.(event.target.value)}
      />
      <p id={`${id}-problem`} className="field-problem">
        {problem}
      </p>
    </div>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createApiKey, type NewApiKey } from '../../service/people-service.ts';
import { useAccess } from '../../state/access.ts';
import { apiKeysKey } from '../../state/people-keys.ts';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { SecretOnce } from './secret-once.tsx';

type Scope = NewApiKey['scopes'][number];

const SCOPES = ['evaluations', 'batches', 'rubrics', 'publish', 'reviews', 'candidates'] as const satisfies Scope[];

const DEFAULT_DAYS = 90;

/** Make a key: what it is called, what it may do, and for how long. */
export function NewApiKeyForm() {
  const { t } = useTranslation();
  const { time } = useFormats();
  const form = useNewKey();
  const { data: made, error, isPending } = form.make;
  return (
    <>
      <KeyForm form={form} />
      {error !== null && !isPending && <FailureNotice error={error} title={t('keys.makeFailed')} isTextKept />}
      {made !== undefined && !isPending && (
        <SecretOnce
          key={made.apiKey.id}
          title={t('keys.made', { name: made.apiKey.name, time: time(made.apiKey.expiresAt) })}
          secret={made.key}
        />
      )}
    </>
  );
}

type FormProps = { readonly form: ReturnType<typeof useNewKey> };

function KeyForm({ form }: FormProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="key-form">
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('keys.name')}</label>
        <Input
          id={`${id}-name`}
          value={form.name}
          maxLength={100}
          autoComplete="off"
          aria-describedby={`${id}-problem`}
          onChange={(event) => form.setName(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-days`}>{t('keys.days')}</label>
        <InputNumber
          id={`${id}-days`}
          value={form.days}
          min={1}
          max={730}
          precision={0}
          onChange={(value) => form.setDays(value ?? DEFAULT_DAYS)}
        />
      </div>
      <ScopeChoice form={form} />
      <p id={`${id}-problem`} className="field-problem" role="alert">
        {form.isAttempted && form.isIncomplete && t('keys.incomplete')}
      </p>
      <Button type="primary" loading={form.make.isPending} onClick={form.submit}>
        {t('keys.make')}
      </Button>
    </div>
  );
}

/** Nobody gives a key more than they have. */
function ScopeChoice({ form: { scopes, setScopes } }: FormProps) {
  const { t } = useTranslation();
  const { may } = useAccess();
  return (
    <fieldset className="key-scopes">
      <legend>{t('keys.scopes')}</legend>
      <Checkbox.Group
        value={[...scopes]}
        options={SCOPES.filter(may).map((scope) => ({ value: scope, label: t(`scope.${scope}`) }))}
        onChange={(chosen) => setScopes(SCOPES.filter((scope) => chosen.includes(scope)))}
      />
    </fieldset>
  );
}

function useNewKey() {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['evaluations']);
  const [days, setDays] = useState(DEFAULT_DAYS);
  const [isAttempted, setIsAttempted] = useState(false);
  const make = useMutation({
    mutationFn: () => createApiKey({ name: name.trim(), scopes: [...scopes], expiresInDays: days }),
    onSuccess: () => {
      setName('');
      setIsAttempted(false);
      return client.invalidateQueries({ queryKey: apiKeysKey });
    },
  });
  const isIncomplete = name.trim() === '' || scopes.length === 0;
  const submit = () => {
    setIsAttempted(true);
    if (!isIncomplete && !make.isPending) make.mutate();
  };
  return { name, scopes, days, isAttempted, isIncomplete, make, setName, setScopes, setDays, submit };
}

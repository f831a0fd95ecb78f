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

/** Make a key: what it is called, what it may do, and for how long. Nobody gives more than they have. */
export function NewApiKeyForm() {
  const { t } = useTranslation();
  const { may } = useAccess();
  const { time } = useFormats();
  const id = useId();
  const { name, scopes, days, isAttempted, make, ...form } = useNewKey();
  const made = make.data;
  return (
    <>
      <div className="key-form">
        <div className="field">
          <label htmlFor={`${id}-name`}>{t('keys.name')}</label>
          <Input
            id={`${id}-name`}
            value={name}
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
            value={days}
            min={1}
            max={730}
            precision={0}
            onChange={(value) => form.setDays(value ?? DEFAULT_DAYS)}
          />
        </div>
        <fieldset className="key-scopes">
          <legend>{t('keys.scopes')}</legend>
          <Checkbox.Group
            value={[...scopes]}
            options={SCOPES.filter(may).map((scope) => ({ value: scope, label: t(`scope.${scope}`) }))}
            onChange={(chosen) => form.setScopes(SCOPES.filter((scope) => chosen.includes(scope)))}
          />
        </fieldset>
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {isAttempted && form.isIncomplete && t('keys.incomplete')}
        </p>
        <Button type="primary" loading={make.isPending} onClick={form.submit}>
          {t('keys.make')}
        </Button>
      </div>
      {make.error !== null && !make.isPending && (
        <FailureNotice error={make.error} title={t('keys.makeFailed')} isTextKept />
      )}
      {made !== undefined && !make.isPending && (
        <SecretOnce
          key={made.apiKey.id}
          title={t('keys.made', { name: made.apiKey.name, time: time(made.apiKey.expiresAt) })}
          secret={made.key}
        />
      )}
    </>
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

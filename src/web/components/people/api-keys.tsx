import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApiKeyReply } from '../../../api/access-schemas.ts';
import { listApiKeys, revokeApiKey } from '../../service/people-service.ts';
import { apiKeysKey } from '../../state/people-keys.ts';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { Loading } from '../loading.tsx';
import { NewApiKeyForm } from './new-api-key-form.tsx';

/** Keys by which programs come in: make one, see which are used, take one back. */
export function ApiKeys() {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery({ queryKey: apiKeysKey, queryFn: listApiKeys, staleTime: 0 });
  return (
    <section className="card" aria-labelledby="keys-title">
      <h2 id="keys-title">{t('keys.title')}</h2>
      <p className="beside">{t('keys.what')}</p>
      <NewApiKeyForm />
      {data === undefined && isFetching && <Loading text={t('keys.loading')} />}
      {error !== null && !isFetching && (
        <FailureNotice error={error} title={t('keys.failed')} onRetry={() => void refetch()} />
      )}
      {data?.length === 0 && <p className="beside">{t('keys.none')}</p>}
      <ul className="people-list">
        {data?.map((apiKey) => (
          <KeyRow key={apiKey.id} apiKey={apiKey} />
        ))}
      </ul>
    </section>
  );
}

function KeyRow({ apiKey }: { readonly apiKey: ApiKeyReply }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => revokeApiKey(apiKey.id),
    onSettled: () => client.invalidateQueries({ queryKey: apiKeysKey }),
  });
  const { name, start, scopes, expiresAt, lastUsedAt, isRevoked } = apiKey;
  return (
    <li className={isRevoked ? 'person is-disabled' : 'person'}>
      <div>
        <p className="person-name">
          {name} <code>{start}…</code>
          {isRevoked && <span className="disabled-tag">{t('keys.revoked')}</span>}
        </p>
        <p className="beside">{scopes.map((scope) => t(`scope.${scope}`)).join(' · ')}</p>
        <p className="beside">
          {t('keys.until', { time: time(expiresAt) })} ·{' '}
          {lastUsedAt === null ? t('keys.neverUsed') : t('keys.lastUsed', { time: time(lastUsedAt) })}
        </p>
      </div>
      {!isRevoked && (
        <div className="person-actions">
          <Button danger loading={isPending} onClick={() => mutate()}>
            {t('keys.revoke')}
          </Button>
        </div>
      )}
      {error !== null && !isPending && <FailureNotice error={error} />}
    </li>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listAccounts } from '../../service/people-service.ts';
import { accountsKey } from '../../state/people-keys.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { Loading } from '../loading.tsx';
import { ScreenHeading } from '../screen-heading.tsx';
import { AccountRow } from './account-row.tsx';

/** Everybody who has an account, and what an owner can do about each. */
export function Accounts() {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery({ queryKey: accountsKey, queryFn: listAccounts, staleTime: 0 });
  return (
    <section className="card">
      <ScreenHeading>{t('accounts.title')}</ScreenHeading>
      {data === undefined && isFetching && <Loading text={t('accounts.loading')} />}
      {error !== null && !isFetching && (
        <FailureNotice error={error} title={t('accounts.failed')} onRetry={() => void refetch()} />
      )}
      <ul className="people-list">
        {data?.map((account) => (
          <AccountRow key={account.id} account={account} />
        ))}
      </ul>
    </section>
  );
}

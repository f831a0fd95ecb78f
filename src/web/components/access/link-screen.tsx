import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { readLink } from '../../service/access-service.ts';
import { RequestFailure } from '../../service/request-failure.ts';
import type { Account } from '../../state/access.ts';
import { dropLinkToken } from '../../state/link-token.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { Loading } from '../loading.tsx';
import { EntryFrame } from './entry-frame.tsx';
import { InvitationForm } from './invitation-form.tsx';
import { ResetForm } from './reset-form.tsx';

type Props = {
  readonly token: string;
  /** Who is signed in here already; null for nobody. */
  readonly account: Account | null;
};

/** What somebody sees who has followed a one-time link: an invitation, or a new password. */
export function LinkScreen({ token, account }: Props) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery({ queryKey: ['link', token], queryFn: () => readLink(token) });
  const isReset = data?.kind === 'password-reset';
  return (
    <EntryFrame title={t(isReset ? 'link.reset' : 'link.invitation')}>
      {account !== null && <p className="entry-note">{t('link.signedIn', { name: account.name })}</p>}
      {data === undefined && isFetching && <Loading text={t('link.loading')} />}
      {data === undefined && error !== null && !isFetching && (
        <LinkFailure error={error} onRetry={() => void refetch()} />
      )}
      {data !== undefined && isReset && <ResetForm token={token} link={data} />}
      {data !== undefined && !isReset && <InvitationForm token={token} link={data} />}
    </EntryFrame>
  );
}

/** A link that is of no use any more is a dead end; anything else may work at the next attempt. */
function LinkFailure({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  const isUseless = error instanceof RequestFailure && error.kind === 'rejected';
  if (!isUseless) return <FailureNotice error={error} onRetry={onRetry} />;
  return (
    <>
      <FailureNotice error={error} />
      <p className="entry-note">
        <Button onClick={dropLinkToken}>{t('link.toSignIn')}</Button>
      </p>
    </>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessReply } from '../../../api/access-schemas.ts';
import { getAccess } from '../../service/access-service.ts';
import { onSignedOut } from '../../service/signed-out.ts';
import { Access, accessKey } from '../../state/access.ts';
import { onLinkToken, readLinkToken } from '../../state/link-token.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { Loading } from '../loading.tsx';
import { EntryFrame } from './entry-frame.tsx';
import { LinkScreen } from './link-screen.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import { SignInScreen } from './sign-in-screen.tsx';

/** After that it is asked again when one comes back to the window: somebody may have signed in or out in another one. */
const FRESH_MS = 30_000;

/** Lets those in who are signed in, or everybody where nobody has to be. */
export function AccessGate({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: accessKey,
    queryFn: getAccess,
    staleTime: FRESH_MS,
    refetchOnWindowFocus: true,
  });
  useSessionEnd();
  const token = useSyncExternalStore(onLinkToken, readLinkToken);
  const entered = useEntered(data);
  if (token !== null) return <LinkScreen key={token} token={token} account={data?.account ?? null} />;
  if (data === undefined) {
    return (
      <EntryFrame title={t('entry.title')}>
        {error === null || isFetching ? (
          <Loading text={t('entry.loading')} />
        ) : (
          <FailureNotice error={error} onRetry={() => void refetch()} />
        )}
      </EntryFrame>
    );
  }
  if (entered === null) return <SignInScreen isOwnerMissing={data.isOwnerMissing} />;
  return (
    <Access value={entered}>
      {children}
      {!isIn(data) && <SignInAgain email={entered.account?.email ?? ''} />}
    </Access>
  );
}

function isIn({ mode, account }: AccessReply): boolean {
  return mode === 'demo' || account !== null;
}

/**
 * Who was let in last. When the session ends under their hands, the page stays as it is below the form, so that nothing
 * typed is lost; whoever signs in as somebody else begins with an empty page.
 */
function useEntered(access: AccessReply | undefined): AccessReply | null {
  const [entered, setEntered] = useState<AccessReply | null>(null);
  const now = access !== undefined && isIn(access) ? access : null;
  const isOther = entered !== null && now !== null && entered.account?.id !== now.account?.id;
  if (now !== null && now !== entered && !isOther) setEntered(now);
  useEffect(() => {
    if (isOther) window.location.reload();
  }, [isOther]);
  return entered;
}

/** Wherever a request is told that nobody is signed in, the form appears. */
function useSessionEnd(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      onSignedOut(() => {
        client.setQueryData<AccessReply>(accessKey, (before) =>
          before === undefined || before.account === null ? before : { ...before, account: null, permissions: [] },
        );
      }),
    [client],
  );
}

import { createContext, useContext } from 'react';
import type { AccessReply } from '../../api/access-schemas.ts';

export type Permission = AccessReply['permissions'][number];

export type Account = NonNullable<AccessReply['account']>;

/** Where the answer to who is signed in is kept. */
export const accessKey: readonly string[] = ['access'];

/** Who uses the page; there is none above the gate. */
export const Access = createContext<AccessReply | null>(null);

/** Who uses the page, and what they may do. */
export function useAccess() {
  const access = useContext(Access);
  if (access === null) throw new Error('useAccess() is for what the gate lets through');
  const { account, mode, permissions } = access;
  return {
    account,
    isDemo: mode === 'demo',
    /** As the service calls whoever uses it; everybody is one person where nobody signs in. */
    personId: account?.id ?? 'demo',
    may: (permission: Permission) => permissions.includes(permission),
    /** Put before the names of drafts, so that people who share a browser do not find each other's. */
    draftOwner: account === null ? '' : `${account.id}:`,
  };
}

import type { AccountStore } from '../storage/account-store.ts';
import type { ApiKeyStore } from '../storage/api-key-store.ts';
import type { BatchStore } from '../storage/batch-store.ts';
import type { LinkStore } from '../storage/link-store.ts';
import type { SignIn } from '../storage/sign-in.ts';

/** What people, links and keys are kept in. */
export type AccessParts = {
  readonly signIn: SignIn;
  readonly accounts: AccountStore;
  readonly links: LinkStore;
  readonly apiKeys: ApiKeyStore;
  readonly batches: Pick<BatchStore, 'find'>;
  /** ISO 8601 in UTC. */
  readonly now: () => string;
};

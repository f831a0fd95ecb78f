import type { Kysely } from 'kysely';
import type { AccessSettings } from './access-config.ts';
import { createSignIn } from './storage/better-auth/create-sign-in.ts';
import { loadSessionSecret } from './storage/disk/session-secret.ts';
import { createIdSource } from './storage/sql/new-id.ts';
import type { Database } from './storage/sql/schema.ts';
import type { Storage } from './storage/storage.ts';
import type { AccessServices } from './workflows/access-services.ts';
import { createAccessServices } from './workflows/create-access-services.ts';

export type AccessSources = {
  readonly db: Kysely<Database>;
  readonly storage: Pick<Storage, 'accounts' | 'links' | 'apiKeys' | 'batches'>;
  /** Where a secret is kept that the settings do not name. */
  readonly dataDirectory: string;
};

/** Open accounts, sessions and keys over a database. */
export async function openAccess(
  { db, storage, dataDirectory }: AccessSources,
  { sessionSecret, publicUrl }: Pick<AccessSettings, 'sessionSecret' | 'publicUrl'>,
): Promise<AccessServices> {
  const signIn = await createSignIn({
    db,
    secret: sessionSecret ?? loadSessionSecret(dataDirectory),
    url: publicUrl ?? 'http://127.0.0.1',
    newId: createIdSource(),
  });
  const { accounts, links, apiKeys, batches } = storage;
  return createAccessServices({ signIn, accounts, links, apiKeys, batches, now: () => new Date().toISOString() });
}

import { inject, it } from 'vitest';
import { createDatabase } from '../../support/postgres/create-database.ts';
import { killServerOften, rounds, timeout } from './kill-server-often.ts';

it(`finds everything that was acknowledged when the server on PostgreSQL was killed ${rounds} times`, { timeout }, () =>
  killServerOften({
    seed: 12,
    prepare: async () => {
      const databaseUrl = await createDatabase(inject('postgresUrl'));
      return { environment: { DATABASE_URL: databaseUrl }, options: { databaseUrl } };
    },
  }),
);

import type { TestProject } from 'vitest/node';
import { startPostgres } from './start-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of a database of a server that all test files share; create a database of your own on it. */
    postgresUrl: string;
  }
}

/** Start one PostgreSQL for a whole run of tests; a test that halts the server starts its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres({ fsync: false });
  project.provide('postgresUrl', server.url);
  return () => server.stop();
}

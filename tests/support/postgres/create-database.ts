import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/**
 * Create an empty database on a server.
 *
 * @param serverUrl any database of the server, with a user who may create databases
 * @returns URL of the new database, for the same user
 */
export async function createDatabase(serverUrl: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

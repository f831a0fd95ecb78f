import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { findPostgres } from '../../../scripts/find-postgres.mjs';
import { createDatabase } from './create-database.ts';
import { isOpenToAll, placePrograms } from './place-programs.ts';
import { removeStaleServers, SERVER_FOLDER_PREFIX } from './remove-stale-servers.ts';
import { findServerUser } from './server-user.ts';
import { type Supervisor, startSupervisor } from './start-supervisor.ts';
import type { ServerPlan } from './supervisor-messages.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Longer than a start after a crash takes on a busy machine. */
const START_TIMEOUT_MS = 30_000;
const POLL_MS = 25;
/** Another process may take the port that was free a moment ago. */
const START_ATTEMPTS = 3;

export type PostgresServer = {
  /** URL of the server's `postgres` database. */
  readonly url: string;
  /** Creates an empty database and returns its URL. */
  createDatabase(): Promise<string>;
  /** Ends the server and removes all that belongs to it. */
  stop(): Promise<void>;
  /** Ends the server at once, as if it had died: connections break, and nothing is written down. */
  halt(): Promise<void>;
  /** Starts a halted server again, with the same port and data. */
  resume(): Promise<void>;
};

/**
 * Start a PostgreSQL server of the tests' own, on a free port of 127.0.0.1, with nothing in it.
 *
 * It ends with this process, even if that is killed.
 *
 * @param options `fsync`: false for a server that need not keep its data when the machine goes down
 * @throws {Error} that says what to do if there is no PostgreSQL or it does not start, with the end of its log.
 */
export async function startPostgres(options: { readonly fsync?: boolean } = {}): Promise<PostgresServer> {
  const bin = findPostgres(root);
  if (bin === undefined) {
    throw new Error(
      'No PostgreSQL found for the tests of the store. `npm test` adds one to node_modules; or install it ' +
        '(Debian: apt-get install postgresql), or name the folder of its programs in TEST_POSTGRES_BIN.',
    );
  }
  removeStaleServers();
  for (let attempt = 1; ; attempt++) {
    try {
      return await runServer(await prepareFolder(bin), options.fsync ?? true);
    } catch (error) {
      if (attempt === START_ATTEMPTS || !String(error).includes('could not bind')) throw error;
    }
  }
}

type PreparedFolder = Pick<ServerPlan, 'program' | 'folder' | 'user'>;

async function prepareFolder(bin: string): Promise<PreparedFolder> {
  const user = findServerUser();
  const parent = user === undefined || isOpenToAll(tmpdir()) ? tmpdir() : '/tmp';
  const folder = mkdtempSync(join(parent, SERVER_FOLDER_PREFIX));
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (user !== undefined) for (const path of [folder, data]) chownSync(path, user.uid, user.gid);
  try {
    const programs = placePrograms(bin, user, join(folder, 'programs'));
    const options = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'];
    const args = [`--pgdata=${data}`, ...options];
    await promisify(execFile)(join(programs, 'initdb'), args, { ...user, cwd: folder });
    return { program: join(programs, 'postgres'), folder, user };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function runServer(prepared: PreparedFolder, fsync: boolean): Promise<PostgresServer> {
  const port = await findFreePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: fsync ? 'on' : 'off',
    timezone: 'UTC',
  };
  const settingArgs = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const plan: ServerPlan = { ...prepared, args: ['-D', join(prepared.folder, 'data'), ...settingArgs] };
  const supervisor = startSupervisor(plan);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const start = async () => {
    await supervisor.start();
    await waitUntilReady(supervisor, url, plan.folder);
  };
  try {
    await start();
  } catch (error) {
    await supervisor.end();
    throw error;
  }
  return {
    url,
    createDatabase: () => createDatabase(url),
    stop: () => supervisor.end(),
    halt: () => supervisor.halt(),
    resume: start,
  };
}

async function waitUntilReady(supervisor: Supervisor, url: string, folder: string): Promise<void> {
  for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline; await delay(POLL_MS)) {
    if (supervisor.hasServerEnded()) break;
    if (await canConnect(url)) return;
  }
  const log = join(folder, 'server.log');
  const tail = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-10).join('\n') : '';
  const trouble = supervisor.hasServerEnded() ? 'ended' : 'did not answer';
  throw new Error(`The PostgreSQL of the tests ${trouble} when started:\n${tail}`);
}

async function canConnect(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: START_TIMEOUT_MS });
  client.on('error', () => undefined); // the answer is no
  try {
    await client.connect();
    return true;
  } catch {
    return false; // not up yet, or still recovering
  } finally {
    await client.end();
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

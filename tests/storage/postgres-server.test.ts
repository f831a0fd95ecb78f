import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { expect, inject, it, vi } from 'vitest';
import { createDatabase } from '../support/postgres/create-database.ts';
import { removeStaleServers, SERVER_FOLDER_PREFIX } from '../support/postgres/remove-stale-servers.ts';
import { startPostgres } from '../support/postgres/start-postgres.ts';

async function query(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // A server that dies is told by the query, and once more here, perhaps after it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

it('gives each caller a database of its own', async () => {
  const [one, two] = await Promise.all([createDatabase(inject('postgresUrl')), createDatabase(inject('postgresUrl'))]);
  await query(one, 'CREATE TABLE answer (id int)');
  await expect(query(two, 'SELECT * FROM answer')).rejects.toMatchObject({ code: '42P01' });
});

it('stores Chinese text as UTF-8', async () => {
  const url = await createDatabase(inject('postgresUrl'));
  expect(await query(url, "SELECT octet_length('保险') AS bytes")).toEqual([{ bytes: 6 }]);
});

it('keeps what was committed, and nothing else, when the server dies and comes back', async () => {
  const server = await startPostgres();
  try {
    await query(server.url, 'CREATE TABLE answer (id int); INSERT INTO answer VALUES (1)');
    const open = new Client({ connectionString: server.url });
    const broken = new Promise((resolve) => open.on('error', resolve)); // which may come twice
    await open.connect();
    await open.query('BEGIN; INSERT INTO answer VALUES (2)');

    await server.halt();
    expect(await broken).toBeInstanceOf(Error);
    await expect(query(server.url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await server.resume();
    expect(await query(server.url, 'SELECT id FROM answer')).toEqual([{ id: 1 }]);
  } finally {
    await server.stop();
  }
});

it('ends the server and removes its folder when the process that started it is killed', async () => {
  const module = fileURLToPath(new URL('../support/postgres/start-postgres.ts', import.meta.url));
  const program = `import { startPostgres } from ${JSON.stringify(module)};
    console.log((await startPostgres({ fsync: false })).url);
    setTimeout(() => {}, 60_000);`;
  const temporary = mkdtempSync(join(tmpdir(), 'killed-'));
  chmodSync(temporary, 0o755); // root starts the server as another user, who must get there
  const starter = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await new Promise<string>((resolve) =>
      starter.stdout.once('data', (text) => resolve(`${text}`.trim())),
    );
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(readdirSync(temporary)).toHaveLength(1);
    starter.kill('SIGKILL');
    await vi.waitFor(
      async () => {
        await expect(query(url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
        expect(readdirSync(temporary)).toEqual([]);
      },
      { timeout: 10_000, interval: 50 },
    );
  } finally {
    starter.kill('SIGKILL');
    rmSync(temporary, { recursive: true });
  }
});

it('removes what a server left behind whose supervisor was killed, and leaves a living one alone', () => {
  const parent = mkdtempSync(join(tmpdir(), 'stale-'));
  const addServer = (name: string, pid: number) => {
    mkdirSync(join(parent, SERVER_FOLDER_PREFIX + name));
    writeFileSync(join(parent, SERVER_FOLDER_PREFIX + name, 'supervisor.pid'), String(pid));
  };
  addServer('dead', 2 ** 22 + 1); // larger than any process id
  addServer('living', process.pid);
  mkdirSync(join(parent, 'of-somebody-else'));
  removeStaleServers([parent]);
  expect(readdirSync(parent).sort()).toEqual([`${SERVER_FOLDER_PREFIX}living`, 'of-somebody-else']);
  rmSync(parent, { recursive: true });
});

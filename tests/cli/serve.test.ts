import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { recordedEvaluationSchema } from '../../src/api/schemas.ts';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const started: ChildProcessWithoutNullStreams[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** Start the real program with the bank of the project, and a store of its own. */
function start(dataDirectory: string | undefined, ...args: string[]) {
  const DATA_DIR = dataDirectory ?? join(mkdtempSync(join(tmpdir(), 'serve-')), 'data');
  const environment = { ...process.env, PORT: '', HOST: '', LOG_LEVEL: '', BANK_DIR: '', DATABASE_URL: '', DATA_DIR };
  const child = spawn(process.execPath, [main, 'serve', ...args], { env: environment });
  started.push(child);
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  return { child, said, ended: once(child, 'close') };
}

async function startReady() {
  const running = start(undefined, '--demo', '--port', '0');
  await Promise.race([once(running.child.stdout, 'data'), running.ended]);
  const [, url = ''] = /^Answer evaluator is ready: (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(running.said.stdout) ?? [];
  expect(url, running.said.stderr).not.toBe('');
  return { ...running, url };
}

const body = JSON.stringify({ questionId: 'counter-complaint', answer: '我会先请他坐下，听他把话说完，再向他道歉。' });

it('prints its address, evaluates, and logs no answer', { timeout: 30_000 }, async () => {
  const { child, said, url, ended } = await startReady();
  const reply = await fetch(`${url}/v1/evaluations`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  expect(reply.status).toBe(201);
  const recorded = recordedEvaluationSchema.parse(await reply.json());
  expect(recorded.questionId).toBe('counter-complaint');
  const stored = await fetch(`${url}/v1/evaluations/${recorded.recordId}`);
  expect(stored.status).toBe(200);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(said.stderr).toContain('"route":"/v1/evaluations","status":201');
  expect(said.stderr).not.toContain('坐下');
});

it.each(['SIGTERM', 'SIGINT'] as const)(
  'answers the request in flight after %s, then ends with 0',
  { timeout: 30_000 },
  async (signal) => {
    const { child, said, url, ended } = await startReady();
    const sent = httpRequest(`${url}/v1/evaluations`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
    });
    sent.write(body.slice(0, 10));
    // The service has the start of the request once it has answered another one that was sent later.
    await (await fetch(`${url}/healthz`)).text();
    child.kill(signal);
    while (!said.stderr.includes('Stopping')) await once(child.stderr, 'data');
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    sent.end(body.slice(10));
    const [response] = await once(sent, 'response');
    expect(response.statusCode).toBe(201);
    response.resume();
    expect(await ended).toEqual([0, null]);
  },
);

it('says which port is in use and ends with 1', { timeout: 30_000 }, async () => {
  const other = createServer().listen({ host: '127.0.0.1', port: 0 });
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { said, ended } = start(undefined, '--port', String(port));
  expect(await ended).toEqual([1, null]);
  expect(said.stdout).toBe('');
  expect(said.stderr).toMatch(new RegExp(`^answer-eval: Port ${port} on 127\\.0\\.0\\.1 is in use; .*--port.*\n$`));
  other.close();
});

it('prints a link for the first owner, which lets them in, and a new one takes its place', {
  timeout: 60_000,
}, async () => {
  const DATA_DIR = join(mkdtempSync(join(tmpdir(), 'serve-')), 'data');
  const first = await startWithLink(DATA_DIR);
  expect((await readLink(first)).status).toBe(200);
  first.child.kill('SIGTERM');
  await first.ended;
  const second = await startWithLink(DATA_DIR);
  expect((await readLink({ ...second, token: first.token })).status).toBe(410);
  const account = { name: '李娜', email: 'li.na@example.org', password: 'correct horse battery' };
  const taken = await post(`${second.url}/v1/invitations/accept`, { token: second.token, ...account });
  expect(taken.status).toBe(201);
  expect((await fetch(`${second.url}/v1/batches`)).status).toBe(401);
  const cookie = taken.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  expect((await fetch(`${second.url}/v1/batches`, { headers: { cookie } })).status).toBe(200);
  second.child.kill('SIGTERM');
  expect(await second.ended).toEqual([0, null]);
  for (const secret of [first.token, second.token, account.password, account.email]) {
    expect(second.said.stderr).not.toContain(secret);
  }
  const third = start(DATA_DIR, '--port', '0', '--json');
  await once(third.child.stdout, 'data');
  expect(JSON.parse(third.said.stdout)).toEqual({ url: expect.stringMatching(/^http:/) });
});

it('refuses to be a demo for other machines', async () => {
  const { said, ended } = start(undefined, '--demo', '--host', '0.0.0.0');
  expect(await ended).toEqual([2, null]);
  expect(said.stderr).toMatch(/^answer-eval: --demo: asks nobody who they are, .* and not on 0\.0\.0\.0/);
});

/** Start with people who sign in, and read the link of the first owner. */
async function startWithLink(dataDirectory: string) {
  const running = start(dataDirectory, '--port', '0', '--json');
  await Promise.race([once(running.child.stdout, 'data'), running.ended]);
  const { url, ownerLink } = JSON.parse(running.said.stdout);
  expect(ownerLink.startsWith(`${url}/#invitation=`)).toBe(true);
  return { ...running, url: url as string, token: String(ownerLink).split('=')[1] ?? '' };
}

const post = (url: string, content: object) =>
  fetch(url, { method: 'POST', body: JSON.stringify(content), headers: { 'content-type': 'application/json' } });

const readLink = ({ url, token }: { readonly url: string; readonly token: string }) =>
  post(`${url}/v1/links/read`, { token });

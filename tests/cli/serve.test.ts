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
function start(...args: string[]) {
  const DATA_DIR = join(mkdtempSync(join(tmpdir(), 'serve-')), 'data');
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
  const running = start('--demo', '--port', '0');
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
  const { said, ended } = start('--port', String(port));
  expect(await ended).toEqual([1, null]);
  expect(said.stdout).toBe('');
  expect(said.stderr).toMatch(new RegExp(`^answer-eval: Port ${port} on 127\\.0\\.0\\.1 is in use; .*--port.*\n$`));
  other.close();
});

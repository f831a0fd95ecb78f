import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import type { AppParts } from '../../src/server/create-app.ts';
import { isLoopback } from '../../src/server/require-local-host.ts';
import { anApp } from './an-app.ts';
import { fakeEntrance } from './fake-entrance.ts';

/** Ask under a host name of one's choice, which fetch does not allow. */
async function statusUnder(host: string, parts: Partial<AppParts> = {}): Promise<number | undefined> {
  const { app } = await anApp(parts);
  const { port } = app.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path: '/healthz', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asking.on('error', reject).end();
  });
}

it.each(['127.0.0.1:8080', 'localhost', 'localhost:1', '[::1]:8080', '127.0.0.2'])('answers to %s', async (host) => {
  expect(await statusUnder(host)).toBe(200);
});

it.each(['example.org', 'example.org:8080', 'localhost.example.org', '127.0.0.1.example.org', '10.0.0.1:8080'])(
  'answers nobody who calls it %j while it asks nobody who they are',
  async (host) => {
    expect(await statusUnder(host)).toBe(403);
  },
);

it('answers to any name where it listens to others', async () => {
  expect(await statusUnder('answers.example.org', { isLocalOnly: false })).toBe(200);
});

it('answers to the name of the proxy before it', async () => {
  const entrance = fakeEntrance({ publicUrl: 'https://answers.example.org' });
  expect(await statusUnder('answers.example.org', { entrance })).toBe(200);
  expect(await statusUnder('answers.example.org:81', { entrance })).toBe(403);
});

it('knows the addresses that no other machine reaches', () => {
  expect(['127.0.0.1', '127.1.2.3', '::1', 'localhost'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', '::', '192.168.1.2', 'host'].some(isLoopback)).toBe(false);
});

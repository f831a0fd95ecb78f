import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { ServiceStartError, startService } from '../../src/server/start-service.ts';

const host = '127.0.0.1';

it('says which port is in use and what to do', async () => {
  const first = await startService((_request, response) => void response.end(), { host, port: 0 });
  const port = Number(new URL(first.url).port);
  const second = startService(() => undefined, { host, port });
  await expect(second).rejects.toThrow(ServiceStartError);
  await expect(second).rejects.toThrow(new RegExp(`Port ${port} .*in use.*--port`));
  await first.stop();
});

it('says which host cannot be listened on', async () => {
  await expect(startService(() => undefined, { host: '192.0.2.1', port: 0 })).rejects.toThrow(/192\.0\.2\.1.*--host/);
});

it('finishes the request in flight when it stops, and takes no new one', async () => {
  const started = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const service = await startService(
    async (_request, response) => {
      started.resolve();
      await release.promise;
      response.end('done');
    },
    { host, port: 0 },
  );
  const inFlight = fetch(service.url);
  await started.promise;
  const stopped = service.stop();
  await expect(fetch(service.url)).rejects.toThrow();
  release.resolve();
  expect(await (await inFlight).text()).toBe('done');
  expect(await stopped).toBe(true);
});

it('stops although a connection is kept alive', async () => {
  const service = await startService((_request, response) => void response.end('ok'), { host, port: 0 });
  await (await fetch(service.url)).text();
  expect(await service.stop()).toBe(true);
});

it('writes an IPv6 address the way browsers read it', async ({ skip }) => {
  const probe = createServer().listen({ host: '::1', port: 0 });
  const hasIpv6 = await new Promise<boolean>((resolve) => {
    probe.once('listening', () => resolve(true));
    probe.once('error', () => resolve(false));
  });
  probe.close();
  skip(!hasIpv6, 'this machine has no IPv6');
  const service = await startService(() => undefined, { host: '::1', port: 0 });
  expect(service.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  await service.stop();
});

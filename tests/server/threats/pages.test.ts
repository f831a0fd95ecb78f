import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { expect, it } from 'vitest';
import { anApp } from '../an-app.ts';
import { asPerson, fakeEntrance } from '../fake-entrance.ts';

const { app } = await anApp({ entrance: fakeEntrance() });
const document = (await request(app).get('/openapi.json').expect(200)).body;
const addresses = Object.entries(document.paths as Record<string, object>).flatMap(([path, item]) =>
  'get' in item && !path.endsWith('/events') ? [path.replaceAll(/\{\w+\}/g, 'nothing')] : [],
);
const pages = ['/', '/docs', '/docs/init.js', '/openapi.json', '/nothing'];

it.each([...pages, ...addresses])(
  'lets %s be framed, read by other sites, guessed the type of or told to others nowhere',
  async (path) => {
    const { headers } = await request(app)
      .get(path)
      .set({ ...asPerson('owner'), Origin: 'http://evil.test' });
    const policy = String(headers['content-security-policy']).split(';');
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "script-src-attr 'none'"]),
    );
    expect(policy).toEqual(expect.arrayContaining(["frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"]));
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  },
);

it.each(addresses.filter((path) => path.startsWith('/v1/') && !path.startsWith('/v1/questions')))(
  'lets nothing keep a copy of what %s says',
  async (path) => {
    const { headers } = await request(app).get(path).set(asPerson('owner'));
    expect(headers['cache-control']).toMatch(/no-store/);
  },
);

it('lets nothing keep a copy of a reply that renews a session', async () => {
  const entrance = fakeEntrance();
  const findSession: typeof entrance.access.findSession = async (header) => {
    const found = await entrance.access.findSession(header);
    return found && { ...found, cookies: ['who=owner; HttpOnly'] };
  };
  const { app: renewing } = await anApp({ entrance: { ...entrance, access: { ...entrance.access, findSession } } });
  const { headers } = await request(renewing).get('/v1/questions').set(asPerson('owner')).expect(200);
  expect(headers['set-cookie']).toEqual(['who=owner; HttpOnly']);
  expect(headers['cache-control']).toBe('no-store');
});

/** Send an address as it is: clients tidy it up. */
function locationOf(path: string): Promise<{ readonly status: number; readonly location: string | undefined }> {
  const { port } = app.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = send({ port, path, headers: asPerson('owner') }, (reply) => {
      reply.resume();
      resolve({ status: reply.statusCode ?? 0, location: reply.headers.location });
    });
    asked.on('error', reject).end();
  });
}

it('leads nobody to another site, and out of no folder', async () => {
  const paths = ['//evil.test', '//evil.test/docs', '/%5Cevil.test', '/docs//evil.test/', '/docs/..//evil.test'];
  const files = ['/..%2fpackage.json', '/docs/..%2f..%2fpackage.json', '/docs/%2e%2e/%2e%2e/package.json', '/.env'];
  for (const path of [...paths, ...files]) expect([path, await locationOf(path)]).toEqual([path, { status: 404 }]);
});

it('has no page that writes a text as markup, or runs one', async () => {
  const found: string[] = [];
  for await (const file of glob('src/web/**/*.{ts,tsx,html}')) {
    const text = readFileSync(file, 'utf8');
    const hit =
      /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|\beval\(|new Function\(|javascript:/i.exec(
        text,
      );
    if (hit) found.push(`${file}: ${hit[0]}`);
  }
  expect(found).toEqual([]);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { onTestFinished } from 'vitest';
import type { Role } from '../../src/domain/actor.ts';
import { openAccess } from '../../src/open-access.ts';
import type { Entrance } from '../../src/server/entrance.ts';
import { openSqlStorage } from '../../src/storage/sql/open-storage.ts';
import { anApp } from './an-app.ts';

export const password = 'correct horse battery';

/** What a page of the service sends along. */
export const samePage = { 'Sec-Fetch-Site': 'same-origin' };

/** The service with people, links, keys and sessions in a real database; batches and evaluations are fakes. */
export async function anAccessApp(changes: Partial<Entrance> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'access-'));
  const { storage, db } = await openSqlStorage({ sqliteFile: join(folder, 'store.sqlite') });
  onTestFinished(async () => {
    await storage.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const publicUrl = changes.publicUrl;
  const access = await openAccess({ db, storage, dataDirectory: folder }, { sessionSecret: undefined, publicUrl });
  const settings = { publicUrl, trustProxy: false, requestsPerMinute: 10_000 } as const;
  const running = await anApp({ entrance: { mode: 'sign-in', access, ...settings, ...changes } });
  const { app } = running;
  const post = (path: string, body: object, cookie = '') =>
    request(app)
      .post(path)
      .set({ Cookie: cookie, ...samePage })
      .send(body);
  /** Somebody who took an invitation: their id and the cookie of their session. */
  const enter = async (role: Role, email = `${role}@example.org`) => {
    const by = { userId: 'command-line', role: 'owner', scopes: null } as const;
    const { path } = await access.invite(by, { role, expiresInHours: 1 });
    const token = tokenOf(path);
    const reply = await post('/v1/invitations/accept', { token, name: `a ${role}`, email, password }).expect(201);
    return { id: reply.body.id as string, cookie: cookieOf(reply.headers) };
  };
  return { ...running, access, storage, db, post, enter };
}

/** The token of a link. */
export const tokenOf = (path: string) => path.replace('/#invitation=', '');

/** What a browser sends from then on. */
export function cookieOf(headers: Readonly<Record<string, unknown>>): string {
  const lines = (headers['set-cookie'] ?? []) as readonly string[];
  return lines.map((line) => line.split(';')[0]).join('; ');
}

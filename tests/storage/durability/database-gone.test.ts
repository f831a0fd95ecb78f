import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { problemSchema } from '../../../src/api/schemas.ts';
import { aBankFolder } from '../../rubrics/a-bank-folder.ts';
import { evaluateOver, getBatchOver, importOver, postJson, startOver } from '../../support/http-client.ts';
import { startPostgres } from '../../support/postgres/start-postgres.ts';
import { startService } from '../../support/start-program.ts';
import { aFolder } from '../open-test-store.ts';

const items = 6_000;

it('says so while PostgreSQL is gone, loses nothing, and goes on by itself when it is back', {
  timeout: 180_000,
}, async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const environment = { DATABASE_URL: await postgres.createDatabase(), DATA_DIR: aFolder(), BANK_DIR: aBankFolder() };
  const service = await startService(environment);
  const base = service.found;
  const { recordId } = await evaluateOver(base, 'complaint', '我先道歉。');
  const rows = Array.from({ length: items }, (_, index) => `c${index},complaint,我先道歉，再查叫号记录。${index}`);
  const { id } = await importOver(base, `id,questionId,answer\n${rows.join('\n')}\n`);
  await startOver(base, id);
  while ((await getBatchOver(base, id)).counts.evaluated === 0);
  await postgres.halt();

  const refused = await postJson(`${base}/v1/evaluations`, { questionId: 'complaint', answer: '我先道歉。' });
  expect({ status: refused.status, retryAfter: refused.headers.get('retry-after') }).toEqual({
    status: 503,
    retryAfter: '5',
  });
  expect(problemSchema.parse(await refused.json()).code).toBe('store-unavailable');
  expect((await fetch(`${base}/readyz`)).status).toBe(503);
  expect((await fetch(`${base}/healthz`)).status).toBe(200);
  await sleep(1_000);

  await postgres.resume();
  let batch = await untilAnswered(base, id);
  expect(batch.counts.evaluated).toBeLessThan(items);
  while (batch.status === 'running') {
    await sleep(100);
    batch = await getBatchOver(base, id);
  }
  expect(batch).toMatchObject({ status: 'finished', counts: { items, evaluated: items, failed: 0 } });
  expect((await fetch(`${base}/v1/evaluations/${recordId}`)).status).toBe(200);
  await evaluateOver(base, 'complaint', '我先道歉。');
  expect(await service.kill('SIGTERM')).toBe(0);
});

/** A connection that broke may be found out about with the first use. */
async function untilAnswered(base: string, id: string) {
  for (;;) {
    const batch = await getBatchOver(base, id).catch(() => undefined);
    if (batch) return batch;
    await sleep(50);
  }
}

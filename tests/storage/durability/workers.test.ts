import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { expect, inject, it } from 'vitest';
import { aBankFolder } from '../../rubrics/a-bank-folder.ts';
import { getBatchOver, importOver, startOver } from '../../support/http-client.ts';
import { createDatabase } from '../../support/postgres/create-database.ts';
import { startProgram, startService } from '../../support/start-program.ts';
import { aFolder } from '../open-test-store.ts';

const items = 12_000;

it('evaluates every item once with three workers on PostgreSQL, one of them killed in the middle', {
  timeout: 180_000,
}, async () => {
  const databaseUrl = await createDatabase(inject('postgresUrl'));
  const environment = { DATABASE_URL: databaseUrl, DATA_DIR: aFolder(), BANK_DIR: aBankFolder() };
  const service = await startService(environment, ['--no-worker']);
  const rows = Array.from({ length: items }, (_, index) => `c${index},complaint,我先道歉，再查叫号记录。${index}`);
  const { id } = await importOver(service.found, `id,questionId,answer\n${rows.join('\n')}\n`);
  const startWorker = () => startProgram(['worker'], { environment, ready: /(Worker is ready)/ });
  const [victim] = await Promise.all([startWorker(), startWorker(), startWorker()]);
  expect(await startOver(service.found, id)).toMatchObject({ status: 'running', counts: { evaluated: 0 } });

  let batch = await getBatchOver(service.found, id);
  while (batch.counts.evaluated === 0) batch = await getBatchOver(service.found, id);
  expect(batch.status).toBe('running');
  expect(await victim.kill('SIGKILL')).toBe('SIGKILL');
  while (batch.status === 'running') {
    await sleep(100);
    batch = await getBatchOver(service.found, id);
  }

  expect(batch).toMatchObject({ status: 'finished', counts: { items, evaluated: items, failed: 0 } });
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: found } = await client.query(
      'SELECT count(*)::int AS evaluations, count(DISTINCT position)::int AS positions FROM evaluations WHERE batch_id = $1',
      [id],
    );
    expect(found).toEqual([{ evaluations: items, positions: items }]);
  } finally {
    await client.end();
  }
});

import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { seededRandom } from '../../../src/agreement/seeded-random.ts';
import { openSqlStorage } from '../../../src/storage/sql/open-storage.ts';
import { aBankFolder } from '../../rubrics/a-bank-folder.ts';
import { evaluateOver, getBatchOver, importOver, startOver } from '../../support/http-client.ts';
import { startService } from '../../support/start-program.ts';
import { aFolder } from '../open-test-store.ts';

/** How often the server is killed. */
export const rounds = 20;
/** A store of its own for each run takes so long at most, in milliseconds. */
export const timeout = 300_000;
const clients = 4;
const batchItems = 300;

/** A store: the variables that name it to the program, and the options that open it here. */
export type KilledStore = {
  readonly seed: number;
  prepare(folder: string): Promise<{
    readonly environment: Readonly<Record<string, string>>;
    readonly options: Parameters<typeof openSqlStorage>[0];
  }>;
};

/** Kill the server over evaluations and batches again and again, and look for everything that was acknowledged. */
export async function killServerOften({ seed, prepare }: KilledStore): Promise<void> {
  const folder = aFolder();
  const { environment, options } = await prepare(folder);
  const settings = { ...environment, DATA_DIR: folder, BANK_DIR: aBankFolder() };
  const random = seededRandom(seed);
  const evaluated = new Map<string, string>();
  const batches: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const service = await startService(settings);
    const work = Array.from({ length: clients }, (_, client) =>
      evaluateUntilKilled(service.found, `${round}-${client}`, evaluated),
    );
    work.push(startBatchUntilKilled(service.found, round, batches));
    // Every other time it dies over a batch that was started, else over whatever it was doing by then.
    const awaited = { evaluated: evaluated.size + 3, batches: batches.length + (round % 2) };
    while (evaluated.size < awaited.evaluated || batches.length < awaited.batches) await sleep(5);
    // A unit that five workers died over is given up: every fourth life lasts until its batches are done, however slow the machine.
    if (round % 4 === 0) for (const id of batches) await finishBatch(service.found, id);
    await sleep(random() * 150);
    expect(await service.kill('SIGKILL')).toBe('SIGKILL');
    await Promise.all(work);
  }
  expect(evaluated.size).toBeGreaterThanOrEqual(3 * rounds);
  expect(batches.length).toBeGreaterThanOrEqual(rounds / 2);

  const service = await startService(settings);
  for (const id of batches) expect(await finishBatch(service.found, id)).toEqual({ evaluated: batchItems, failed: 0 });
  expect(await service.kill('SIGTERM')).toBe(0);

  const { storage } = await openSqlStorage(options);
  try {
    for (const [recordId, answer] of evaluated) {
      expect((await storage.evaluations.find(recordId))?.answer, recordId).toBe(answer);
    }
    const { evaluations, tampering } = await storage.audit.verify();
    expect(tampering).toEqual([]);
    // Those of killed requests may be there too: written, but never acknowledged.
    const least = evaluated.size + batches.length * batchItems;
    expect(evaluations).toBeGreaterThanOrEqual(least);
  } finally {
    await storage.close();
  }
}

/** Evaluate one answer after the other and note each that was acknowledged. */
async function evaluateUntilKilled(base: string, client: string, evaluated: Map<string, string>): Promise<void> {
  try {
    for (let count = 0; ; count += 1) {
      const answer = `我先向客户道歉，再去查叫号记录。${client}-${count}`;
      const { recordId } = await evaluateOver(base, 'complaint', answer);
      evaluated.set(recordId, answer);
    }
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError); // fetch failed: the server is gone
  }
}

/** Start a batch, so that the server dies over it; it counts once its start was acknowledged. */
async function startBatchUntilKilled(base: string, round: number, batches: string[]): Promise<void> {
  const rows = Array.from({ length: batchItems }, (_, index) => {
    const mark = createHash('sha256').update(`${round} ${index}`).digest('hex').slice(0, 8);
    return `c${index},complaint,我先道歉，再查叫号记录。${mark}`;
  });
  try {
    const { id } = await importOver(base, `id,questionId,answer\n${rows.join('\n')}\n`);
    await startOver(base, id);
    batches.push(id);
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
  }
}

async function finishBatch(base: string, id: string) {
  for (;;) {
    const { status, counts } = await getBatchOver(base, id);
    if (status === 'finished') return { evaluated: counts.evaluated, failed: counts.failed };
    await sleep(100);
  }
}

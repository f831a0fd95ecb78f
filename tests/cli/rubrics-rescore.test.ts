import { expect, it } from 'vitest';
import { compose } from '../../src/compose.ts';
import type { AuthoringServices, RescoreReport } from '../../src/workflows/authoring-services.ts';
import { aBankFolder, bankFiles } from '../rubrics/a-bank-folder.ts';
import { aStore, aTable, batchOf } from './a-store.ts';
import { runProgram } from './run-program.ts';

/** The program over a store whose re-scoring is another one. */
const runWith = (rescore: AuthoringServices['rescore'], untilStopped?: () => Promise<void>) => {
  const program = compose();
  const openStoredServices: typeof program.openStoredServices = async (...place) => {
    const services = await program.openStoredServices(...place);
    return { ...services, authoring: { ...services.authoring, rescore } };
  };
  const store = aStore();
  const environment = { BANK_DIR: aBankFolder(), DATA_DIR: store.data, BATCH_THREADS: '0' };
  const setting = { program: { ...program, openStoredServices, hasStore: async () => true }, environment };
  return runProgram(['rubrics', 'rescore', '--question', 'delay'], {
    ...setting,
    ...(untilStopped ? { untilStopped } : {}),
  });
};

const half: RescoreReport = { stale: 500, rescored: 499, failed: 1, changed: 20, kept: 0 };

it('evaluates the answers of a batch again after the bank has changed, and shows them from then on', async () => {
  const store = aStore();
  const input = store.file('answers.csv', aTable);
  const { id } = batchOf(await store.run(['batch', '--store', '--input', input, '--json']));
  const bank = aBankFolder({ 'delay.yaml': bankFiles['delay.yaml'].replace('version: 1.0.0', 'version: 1.1.0') });
  const stale = await store.run(['batches', 'distributions', id], { bank });
  expect(stale.stdout).toContain('1 evaluated under an older rubric');
  const rescored = await store.run(['rubrics', 'rescore', '--question', 'delay', '--json'], { bank });
  expect(JSON.parse(rescored.stdout)).toEqual({ stale: 1, rescored: 1, failed: 0, changed: 0, kept: 0 });
  const again = await store.run(['rubrics', 'rescore', '--question', 'delay'], { bank });
  expect([again.code, again.stdout]).toEqual([0, 'no answer is stale\n']);
  const fresh = await store.run(['batches', 'distributions', id], { bank });
  expect(fresh.stdout).not.toContain('older rubric');
});

it('tells how far it is, and the end', async () => {
  const { code, stdout, stderr } = await runWith(async (_id, options) => {
    options?.onProgress?.(half);
    return { ...half, stale: 900, rescored: 899 };
  });
  expect(code).toBe(0);
  expect(stderr).toBe('So far: 500 stale answers, 499 evaluated again (20 with other points), 1 failed\n');
  expect(stdout).toBe('900 stale answers, 899 evaluated again (20 with other points), 1 failed\n');
});

it('ends with 1 when it is stopped, and says how to go on', async () => {
  const begun = Promise.withResolvers<void>();
  const { code, stdout, stderr } = await runWith(
    (_id, options) =>
      new Promise((_resolve, reject) => {
        options?.signal?.addEventListener('abort', () => reject(options.signal?.reason));
        begun.resolve();
      }),
    () => begun.promise,
  );
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain('the same command goes on');
});

it('names a question that the bank does not have, and a store that is not there', async () => {
  const store = aStore();
  const none = await store.run(['rubrics', 'rescore', '--question', 'delay']);
  expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('there is no database')]);
  await store.run(['db', 'migrate']);
  const unknown = await store.run(['rubrics', 'rescore', '--question', 'nothing']);
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('"nothing"')]);
});

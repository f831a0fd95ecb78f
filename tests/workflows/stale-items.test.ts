import { Writable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import type { ExportFormat } from '../../src/workflows/batch-services.ts';
import { createBatchServices } from '../../src/workflows/create-batch-services.ts';
import { aPublished } from './a-publication.ts';
import { aWorkspace } from './a-workspace.ts';
import { fakeEvaluateAnswer } from './fake-evaluate-answer.ts';

/** A finished batch of two answers, whose question was published anew since; the first is scored again already. */
async function aStaleBatch() {
  const workspace = await aWorkspace();
  const { id } = await workspace.startBatchOf(2);
  workspace.startWorker();
  await workspace.untilSettled(id);
  const { question } = aPublished(1);
  const bank = { ...workspace.bank, questions: [question] };
  await workspace.storage.rubrics.saveBank(bank);
  const services = createBatchServices({ ...workspace, bank, wakeWorkers: () => undefined });
  const { evaluation: earlier } = await services.getItem(id, 0);
  if (!earlier) throw new Error('the item is not evaluated');
  const evaluation = await fakeEvaluateAnswer(bank)({ questionId: 'complaint', answer: earlier.answer ?? '' });
  const answer = { answerId: earlier.answerId };
  const again = await workspace.storage.evaluations.record({ answer, evaluation, language: 'zh' });
  return { id, services, earlier, again };
}

async function exportAs(format: ExportFormat, { services, id }: Awaited<ReturnType<typeof aStaleBatch>>) {
  let text = '';
  const out = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  await services.exportResults(id, format, out);
  return text.replace(/^\ufeff/, '');
}

it('shows which items are stale, and for one that was scored again the record before', async () => {
  const { id, services, earlier, again } = await aStaleBatch();
  const items = await services.listItems(id, {}, { limit: 10 });
  const shown = items.map((it) => [it.isStale, it.earlierRecordId, it.evaluation?.numbers.maxPoints]);
  expect(shown).toEqual([
    [false, earlier.recordId, 3],
    [true, null, 9],
  ]);
  expect(items[0]?.evaluation?.recordId).toBe(again.recordId);
  expect(await services.getItem(id, 1)).toEqual(items[1]);
  expect(await services.summariseBatch(id)).toMatchObject({ answers: 2, stale: 1 });
});

it('tells the same in columns and lines of the export', async () => {
  const batch = await aStaleBatch();
  const { recordId } = batch.earlier;
  const rows: Record<string, string>[] = parse(await exportAs('csv', batch), { columns: true });
  expect(rows).toMatchObject([
    { is_stale: 'FALSE', earlier_record_id: recordId, rubric_version: '1.1.0' },
    { is_stale: 'TRUE', earlier_record_id: '', rubric_version: '1.0.0' },
  ]);
  const lines = (await exportAs('ndjson', batch))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ isStale, earlierRecordId }) => [isStale, earlierRecordId])).toEqual([
    [undefined, recordId],
    [true, undefined],
  ]);
});

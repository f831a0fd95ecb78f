import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { receiptSchema } from '../../src/api/receipt-schema.ts';
import { aBankFolder, bankFiles } from '../rubrics/a-bank-folder.ts';
import { aStore } from './a-store.ts';

/** A store with two evaluated answers, and the record of the first. */
async function aUsedStore() {
  const store = aStore();
  const output = store.file('results.ndjson');
  const table = 'candidate,question,answer\nzhang-san,complaint,先给他道歉\nli-si,delay,I say sorry\n';
  await store.run(['batch', '--store', '--input', store.file('a.csv', table), '--output', output]);
  const [line = ''] = readFileSync(output, 'utf8').split('\n');
  const id: string = JSON.parse(line).recordId;
  const written = await store.run(['receipt', id, '--json']);
  return { ...store, id, receipt: store.file('receipt.json', written.stdout), text: written.stdout };
}

it('writes a receipt without a word of the answer, and replays it to the same', async () => {
  const { run, id, receipt, text } = await aUsedStore();
  expect(receiptSchema.parse(JSON.parse(text))).toMatchObject({ recordId: id, bank: { version: expect.any(String) } });
  expect(text).not.toContain('给他');
  const inWords = await run(['receipt', id]);
  expect(inWords.stdout).toMatch(new RegExp(`^Evaluation ${id} of .*points\n`));
  expect(inWords.stdout).not.toContain('给他');
  expect(await run(['replay', receipt])).toMatchObject({ code: 0, stdout: expect.stringContaining('the same') });
  expect(await run(['replay', '-'], { input: text })).toMatchObject({ code: 0 });
  const byId = await run(['replay', id, '--json']);
  expect(JSON.parse(byId.stdout)).toMatchObject({ recordId: id, outcome: 'same' });
});

it('finds a receipt that was changed', async () => {
  const { run, file, text } = await aUsedStore();
  const changed = text.replace(/"totalPoints": [\d.]+/, '"totalPoints": 2.5');
  expect(changed).not.toBe(text);
  const { code, stdout } = await run(['replay', file('changed.json', changed)]);
  expect(code).toBe(1);
  expect(stdout).toContain('The receipt was changed after it was written');
});

it('ends with 3 and the reason once the answer is erased', async () => {
  const { run, id, receipt } = await aUsedStore();
  await run(['candidates', 'forget', 'zhang-san']);
  const { code, stdout } = await run(['replay', receipt]);
  expect({ code, stdout }).toEqual({
    code: 3,
    stdout: `${id}: cannot be replayed (answer-erased): The answer was erased\n`,
  });
  expect(JSON.parse((await run(['receipt', id, '--json'])).stdout)).toMatchObject({ answerHash: null });
});

it('ends with 3 where the rubric is another one by now', async () => {
  const { run, receipt } = await aUsedStore();
  const bank = aBankFolder({ 'complaint.yaml': bankFiles['complaint.yaml'].replace('只说要查', '只说会去查') });
  const { code, stdout } = await run(['replay', receipt], { bank });
  expect(code).toBe(3);
  expect(stdout).toContain('(rubric-changed)');
});

it.each([
  { content: 'no JSON', problem: 'is not JSON; answer-eval receipt ID --json prints' },
  { content: '{"receiptVersion":2}', problem: 'is no receipt: receiptVersion' },
])('refuses a file with $content', async ({ content, problem }) => {
  const { run, file } = aStore();
  const path = file('broken.json', content);
  const { code, stderr } = await run(['replay', path]);
  expect(code).toBe(1);
  expect(stderr).toContain(`${path}: ${problem}`);
});

it('says that there is no such evaluation', async () => {
  const { run } = await aUsedStore();
  const { code, stderr } = await run(['receipt', 'no-such-record']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('no such evaluation') });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('./bounded-batch.ts', import.meta.url));
const lineCount = 20_000;
/** Half of the largest that fits, so that all lines together are far larger than the memory the process gets. */
const answer = '道歉'.repeat(1_000);
const heapMb = 48;
/** Node itself and the libraries take about 120 MB; the lines would add 120 MB, their text as much again. */
const maxRssMb = 220;

function* lines() {
  for (let id = 1; id <= lineCount; id++) yield `${JSON.stringify({ id, questionId: 'complaint', answer })}\n`;
}

/** Start the batch from stdin with little memory. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMb}`, script, 'batch', '--input', '-', ...args]);
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => void said.push(text));
  child.stdin.on('error', () => undefined);
  return { child, said };
}

it('keeps its memory bounded over 120 MB of answers', { timeout: 60_000 }, async () => {
  const output = join(mkdtempSync(join(tmpdir(), 'bounded-')), 'out.ndjson');
  const { child, said } = start('--output', output);
  const [[code]] = await Promise.all([once(child, 'close'), pipeline(Readable.from(lines()), child.stdin)]);
  const [summary, usage] = said.join('').trim().split('\n');
  expect({ code, summary }).toEqual({
    code: 0,
    summary: expect.stringContaining(`${lineCount} answers evaluated, 0 error lines`),
  });
  expect(JSON.parse(usage ?? '').maxRssKb / 1024).toBeLessThan(maxRssMb);
  const ids = readFileSync(output, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).id);
  expect(ids).toEqual(Array.from({ length: lineCount }, (_, index) => index + 1));
});

it('reads no further while nobody takes its output', { timeout: 60_000 }, async () => {
  const { child } = start('--output', '-');
  let sent = 0;
  const counted = function* () {
    for (const line of lines()) {
      sent += 1;
      yield line;
    }
  };
  const sending = pipeline(Readable.from(counted()), child.stdin).catch(() => undefined);
  await once(child.stdout, 'readable');
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const sentUnread = sent;
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(sent).toBe(sentUnread);
  expect(sent).toBeLessThan(lineCount / 4);
  child.kill();
  await Promise.all([once(child, 'close'), sending]);
});

it('ends with 1 and says so when whoever reads its output goes away', { timeout: 60_000 }, async () => {
  const { child, said } = start('--output', '-');
  const sending = pipeline(Readable.from(lines()), child.stdin).catch(() => undefined);
  await once(child.stdout, 'readable');
  child.stdout.destroy();
  const [code] = await once(child, 'close');
  await sending;
  expect({ code, first: said.join('').split('\n')[0] }).toEqual({
    code: 1,
    first: 'answer-eval: stdout: nobody reads the output any more',
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitLines } from '../../src/tables/split-lines.ts';

async function* inChunks(bytes: Buffer, size: number) {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function split(text: string, size: number, limit = 1000) {
  const lines: [number, string | null, string][] = [];
  for await (const { number, bytes, lineBreak } of splitLines(inChunks(Buffer.from(text), size), limit)) {
    lines.push([number, bytes?.toString('utf8') ?? null, lineBreak]);
  }
  return lines;
}

it('finds the lines wherever the stream is cut', async () => {
  for (const size of [1, 2, 3, 100]) {
    expect(await split('一\r\n\n二\r三\n四', size)).toEqual([
      [1, '一', '\r\n'],
      [2, '', '\n'],
      [3, '二\r三', '\n'],
      [4, '四', ''],
    ]);
  }
});

it('reads over a line that is longer than allowed and keeps its place', async () => {
  for (const size of [1, 7, 100]) {
    expect(await split('12345\n123456\n1', size, 5)).toEqual([
      [1, '12345', '\n'],
      [2, null, '\n'],
      [3, '1', ''],
    ]);
  }
});

it('puts every text together again', async () => {
  const text = fc.array(fc.constantFrom('\n', '\r', 'a', '中', '😀')).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (whole, size) => {
      const lines = await split(whole, size);
      expect(lines.map(([, line, lineBreak]) => `${line}${lineBreak}`).join('')).toBe(whole);
      expect(lines.map(([number]) => number)).toEqual(lines.map((_, index) => index + 1));
    }),
  );
});

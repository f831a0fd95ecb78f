import { expect, it } from 'vitest';
import { readCsvRecords } from '../../src/tables/read-csv-records.ts';
import type { TextLine } from '../../src/tables/text-line.ts';

it('lets the lines go when somebody has read enough records', async () => {
  let isClosed = false;
  async function* lines(): AsyncGenerator<TextLine> {
    try {
      for (let number = 1; ; number++) yield { number, text: 'a,b', sizeBytes: 3, lineBreak: '\n' };
    } finally {
      isClosed = true;
    }
  }
  for await (const record of readCsvRecords(lines())) {
    expect(record).toEqual({ line: 1, cells: ['a', 'b'] });
    break;
  }
  expect(isClosed).toBe(true);
});

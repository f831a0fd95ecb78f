import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCsvRecord } from '../../src/tables/parse-csv-record.ts';

it.each([
  { text: 'a,b', fields: ['a', 'b'] },
  { text: ' a ,', fields: [' a ', ''] },
  { text: ',', fields: ['', ''] },
  { text: '"a,b",c', fields: ['a,b', 'c'] },
  { text: '"he said ""yes"""', fields: ['he said "yes"'] },
  { text: '"one\r\ntwo",""', fields: ['one\r\ntwo', ''] },
  { text: 'x,"a"b', fields: undefined },
  { text: 'x,5" wide', fields: undefined },
  { text: 'x,"open', fields: undefined },
  { text: '"a" ,b', fields: undefined },
])('reads $text as $fields', ({ text, fields }) => {
  expect(parseCsvRecord(text, ',')).toEqual(fields);
});

it('splits at the separator it is given and at no other', () => {
  expect(parseCsvRecord('a,b;"c;d"', ';')).toEqual(['a,b', 'c;d']);
});

it('agrees with csv-parse on every record, well formed or not', () => {
  const piece = fc.constantFrom('"', '""', ',', ';', '\n', '\r\n', ' ', 'a', '道歉', '😀');
  const record = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(record, fc.constantFrom(',', ';'), (text, separator) => {
      // A line break outside of quotes ends a record, so it never comes here.
      fc.pre(text.replace(/"[^"]*("|$)/g, '').search(/[\r\n]/) < 0 && text.trim() !== '');
      expect(parseCsvRecord(text, separator)).toEqual(parseSlowly(text, separator));
    }),
    { numRuns: 2000 },
  );
});

function parseSlowly(text: string, delimiter: string): readonly string[] | undefined {
  try {
    return parse(text, { delimiter, relax_column_count: true, record_delimiter: ['\n', '\r\n'] })[0];
  } catch {
    return undefined;
  }
}

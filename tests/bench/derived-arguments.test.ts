import { expect, it } from 'vitest';
import { asksForDerivation, parseDerivedArguments } from '../../bench/derived/parse-derived-arguments.ts';
import { WrongUsageError } from '../../bench/quality/parse-arguments.ts';

it('is asked for with --data alone: the other options keep measuring the golden set', () => {
  expect(asksForDerivation(['--json', '--data', 'a.ndjson'])).toBe(true);
  expect(asksForDerivation(['--data=a.ndjson'])).toBe(true);
  expect(asksForDerivation(['--golden', 'a.ndjson', '--json'])).toBe(false);
});

it('takes a file, or - for stdout, behind --json', () => {
  expect(parseDerivedArguments(['--data', 'a.ndjson', '--json', '-', '--worst', '12'])).toEqual({
    data: 'a.ndjson',
    json: '-',
    worst: 12,
    showText: false,
    thesaurus: 'rubrics/thesaurus',
  });
});

it('measures nothing where help is asked for', () => {
  expect(parseDerivedArguments(['--data', 'a.ndjson', '--help'])).toBeUndefined();
});

it.each([
  { args: ['--data', 'a.ndjson', '--json'], says: '--json' },
  { args: ['--data', 'a.ndjson', '--worst', '-1'], says: '--worst' },
  { args: ['--data', 'a.ndjson', '--worst', '1.5'], says: '--worst: must be a number from 0 to 1000' },
  { args: ['--data', 'a.ndjson', '--show-text'], says: '--show-text: needs --worst' },
  { args: ['--data', ''], says: '--data' },
  { args: ['--data', 'a.ndjson', '--out', 'x'], says: '--out' },
])('rejects $args', ({ args, says }) => {
  expect(() => parseDerivedArguments(args)).toThrow(WrongUsageError);
  expect(() => parseDerivedArguments(args)).toThrow(says);
});

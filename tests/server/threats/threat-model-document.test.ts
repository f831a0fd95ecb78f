import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const document = readFileSync('docs/threat-model.md', 'utf8');

/** Lines of the tables whose first column is an id. */
const lines = document
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, id = '']) => /^[a-z]+-\d+$/.test(id))
  .map(([, id = '', threat = '', stops = '', tests = '', ...rest]) => ({ id, threat, stops, tests, rest }));

/** Names of tests in a file, as they stand in it. */
function namesIn(file: string): ReadonlySet<string> {
  const text = readFileSync(file, 'utf8');
  const names = [...text.matchAll(/\(\s*(?:'((?:[^'\\\n]|\\.)+)'|`([^`\n]+)`),\s*(?:async )?(?:\{|\()/g)];
  return new Set(names.map(([, plain, template]) => plain ?? template ?? ''));
}

it('has lines about every way in', () => {
  expect(new Set(lines.map(({ id }) => id.split('-')[0]))).toEqual(
    new Set(['in', 'web', 'right', 'rev', 'grade', 'load', 'data']),
  );
  expect(lines.length).toBeGreaterThan(70);
});

it('calls no two lines the same', () => {
  const ids = lines.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

it.each(lines)('says of $id what stops it, and names tests that are there', ({ threat, stops, tests, rest }) => {
  expect(threat).not.toBe('');
  expect(stops).not.toBe('');
  expect(rest).toEqual(['']);
  const named = tests.split('<br>').map((it) => /^(tests\/[\w./-]+\.ts): (.+)$/.exec(it)?.slice(1) ?? [it, '']);
  for (const [file = '', title = ''] of named) {
    expect([file, existsSync(file)]).toEqual([file, true]);
    expect([file, title, namesIn(file).has(title)]).toEqual([file, title, true]);
  }
});

it('fails for a line whose test is gone', () => {
  const names = namesIn('tests/server/threats/threat-model-document.test.ts');
  expect(names.has('fails for a line whose test is gone')).toBe(true);
  expect(names.has('fails for nothing')).toBe(false);
});

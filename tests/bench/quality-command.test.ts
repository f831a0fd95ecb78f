import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { markdownTable } from '../../bench/quality/markdown-table.ts';
import { chooseEngines, EngineNotSetUpError } from '../../bench/quality/open-configured-engines.ts';
import { parseArguments, WrongUsageError } from '../../bench/quality/parse-arguments.ts';
import { readProvenance } from '../../bench/quality/provenance.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

function quality(...args: readonly string[]) {
  // Set to nothing counts as not set, whatever the .env of whoever runs this says.
  const env = { ...process.env, LLM_BASE_URL: '', LLM_MODEL: '', EMBEDDING_BASE_URL: '', EMBEDDING_MODEL: '' };
  return spawnSync(process.execPath, ['bench/quality.ts', ...args], { cwd: root, encoding: 'utf8', env });
}

it('measures every engine that is set up on the golden set of the project unless told otherwise', () => {
  expect(parseArguments([])).toMatchObject({
    golden: 'bench/golden/dev.ndjson',
    engines: undefined,
    out: 'bench/reports',
    json: false,
  });
  expect(parseArguments(['--engine', 'keyword', '--engine=keyword']).engines).toEqual(['keyword']);
});

it.each([
  { args: ['--engine', 'oracle'], says: '--engine' },
  { args: ['--date', 'yesterday'], says: '--date: must be a date' },
  { args: ['--verbose'], says: '--verbose' },
  { args: ['file.ndjson'], says: 'file.ndjson' },
])('rejects $args', ({ args, says }) => {
  expect(() => parseArguments(args)).toThrow(WrongUsageError);
  expect(() => parseArguments(args)).toThrow(says);
});

it('measures by default what is set up, each engine once, and never fewer than were asked for', () => {
  const engines = new Map([
    ['keyword', {}],
    ['embedding', {}],
    ['hybrid', {}],
    ['auto', {}],
  ] as const);
  expect(chooseEngines(undefined, engines)).toEqual(['keyword', 'embedding', 'hybrid']);
  expect(chooseEngines(['auto'], engines)).toEqual(['auto']);
  expect(() => chooseEngines(['keyword', 'llm'], engines)).toThrow(EngineNotSetUpError);
  expect(() => chooseEngines(['keyword', 'llm'], engines)).toThrow('--engine: llm: not set up here');
});

it('exits with 2 and says what to set for an engine that is not set up', () => {
  const { status, stdout, stderr } = quality('--engine', 'llm');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('LLM_BASE_URL');
});

it('exits with 2 and the usage for an option it does not know', () => {
  const { status, stdout, stderr } = quality('--verbose');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('--golden FILE');
});

it('exits with 1 and one line for a file that is not there', () => {
  const { status, stderr } = quality('--golden', 'gone.ndjson');
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/gone\.ndjson: cannot be read/)]);
});

it('explains itself', () => {
  expect(quality('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Exit codes') });
});

it('takes the date from the caller, else from the commit, else none', () => {
  expect(readProvenance(root, `${root}bench/reports`, '2026-01-31').date).toBe('2026-01-31');
  expect(readProvenance('/', '/reports', undefined)).toMatchObject({ commit: null, date: null });
});

it('lays out a table that reads in a terminal, and escapes what would break it', () => {
  expect(
    markdownTable(
      ['group', 'n'],
      [
        ['all', '100'],
        ['a|b', '7'],
      ],
    ),
  ).toBe(['| group |   n |', '| :---- | --: |', '| all   | 100 |', '| a\\|b  |   7 |'].join('\n'));
});

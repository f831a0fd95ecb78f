import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { findViolations } from './import-rules.ts';
import { readSources } from './read-sources.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the rules say about one file that imports others, all of which exist. */
function rulesBrokenBy(file: string, source: string, others: readonly string[] = []): readonly string[] {
  const sources = new Map([...others.map((other) => [other, 'export const x = 1;'] as const), [file, source]]);
  return findViolations(sources).map(({ rule }) => rule);
}

it('finds the sources of the project, this file included', () => {
  expect([...readSources(root).keys()]).toContain('tests/architecture/import-direction.test.ts');
});

it('holds for the project: imports point left, no cycles, no barrels, one reader of the environment', () => {
  expect(findViolations(readSources(root))).toEqual([]);
});

it.each([
  ['src/domain/a.ts', 'src/text/b.ts'],
  ['src/text/a.ts', 'src/agreement/b.ts'],
  ['src/agreement/a.ts', 'src/scoring/b.ts'],
  ['src/scoring/a.ts', 'src/engines/engine.ts'],
  ['src/rubrics/a.ts', 'src/workflows/b.ts'],
  ['src/engines/engine.ts', 'src/engines/keyword/b.ts'],
  ['src/engines/hybrid/a.ts', 'src/engines/keyword/b.ts'],
  ['src/storage/sqlite/a.ts', 'src/storage/memory/b.ts'],
  ['src/workflows/a.ts', 'src/engines/keyword/b.ts'],
  ['src/workflows/a.ts', 'src/compose.ts'],
  ['src/server/a.ts', 'src/storage/sqlite/b.ts'],
  ['src/server/a.ts', 'src/cli/b.ts'],
  ['src/cli/a.ts', 'src/providers/fake/b.ts'],
  ['src/api/a.ts', 'src/server/b.ts'],
  ['src/web/a.tsx', 'src/domain/b.ts'],
  ['src/web/a.tsx', 'src/server/b.ts'],
  ['src/config.ts', 'src/compose.ts'],
  ['src/threads/a.ts', 'src/server/b.ts'],
  ['src/threads/a.ts', 'src/cli/b.ts'],
  ['src/threads/a.ts', 'src/engines/keyword/b.ts'],
  ['src/workflows/a.ts', 'src/threads/b.ts'],
])('does not let %s import %s', (file, target) => {
  const specifier = target.replace('src/', file.split('/').length === 2 ? './' : upFrom(file));
  expect(rulesBrokenBy(file, `import { x } from '${specifier}';`, [target])).toEqual(['direction']);
});

function upFrom(file: string): string {
  return '../'.repeat(file.split('/').length - 2);
}

it.each([
  ['a type', "import type { X } from '../cli/main.ts';"],
  ['an inline type', "type X = import('../cli/main.ts').X;"],
  ['a re-export', "export { x } from '../cli/main.ts'; export const y = 1;"],
  ['a re-export of everything', "export * from '../cli/main.ts'; export const y = 1;"],
  ['a dynamic import', "const x = await import('../cli/main.ts');"],
  ['a dynamic import in backticks', 'const x = await import(`../cli/main.ts`);'],
  ['a require', "const x = require('../cli/main.ts');"],
  ['a side effect', "import '../cli/main.ts';"],
])('catches a forbidden import hidden in %s', (_, source) => {
  expect(rulesBrokenBy('src/domain/a.ts', source, ['src/cli/main.ts'])).toEqual(['direction']);
});

it.each([
  ['src/scoring/a.ts', "import { x } from '../domain/b.ts';", 'src/domain/b.ts'],
  ['src/engines/keyword/a.ts', "import { x } from './rules/b.ts';", 'src/engines/keyword/rules/b.ts'],
  ['src/engines/keyword/a.ts', "import type { Engine } from '../engine.ts';", 'src/engines/engine.ts'],
  ['src/compose.ts', "import { x } from './engines/keyword/b.ts';", 'src/engines/keyword/b.ts'],
  ['src/web/pages/a.tsx', "import { x } from '../../api/b.ts'; import React from 'react';", 'src/api/b.ts'],
  ['src/cli/main.ts', "import { x } from '../compose.ts';", 'src/compose.ts'],
  ['src/threads/a.ts', "import { x } from '../compose.ts';", 'src/compose.ts'],
  ['src/compose.ts', "import { x } from './threads/b.ts';", 'src/threads/b.ts'],
  ['src/config.ts', 'export const port = process.env.PORT;', 'src/domain/b.ts'],
  ['src/text/a.ts', "import { x } from 'string-similarity';", 'src/domain/b.ts'],
])('lets %s contain %s', (file, source, other) => {
  expect(rulesBrokenBy(file, source, [other])).toEqual([]);
});

it.each([
  ['process.env.KEY'],
  ["process['env']"],
  ['globalThis.process.env'],
  ['(() => { const { env } = process; return env; })()'],
])('lets nobody but config.ts read the environment: %s', (expression) => {
  expect(rulesBrokenBy('src/cli/main.ts', `export const x = ${expression};`)).toEqual(['environment']);
});

it('notices the environment behind an import', () => {
  const source = "import { env } from 'node:process'; export const x = env;";
  expect(rulesBrokenBy('src/cli/main.ts', source)).toEqual(['environment']);
});

it.each([
  { file: 'src/domain/a.ts', source: "import { readFile } from 'node:fs/promises';", rule: 'pure' },
  { file: 'src/text/a.ts', source: "import fs from 'fs';", rule: 'pure' },
  { file: 'src/web/a.ts', source: "import 'node:fs';", rule: 'pure' },
  { file: 'src/engines/keyword/a.ts', source: "import x from 'string-similarity';", rule: 'string-similarity' },
  { file: 'bench/quality.ts', source: "import x from 'string-similarity';", rule: 'string-similarity' },
  { file: 'src/cli/a.ts', source: 'export const load = (name: string) => import(name);', rule: 'computed import' },
  { file: 'src/cli/a.ts', source: "import x from '#domain/answer.ts';", rule: 'relative' },
  { file: 'src/cli/a.ts', source: "import { x } from './gone.ts';", rule: 'missing' },
  { file: 'src/utils/a.ts', source: 'export const x = 1;', rule: 'place' },
])('catches what breaks the rule "$rule": $source in $file', ({ file, source, rule }) => {
  expect(rulesBrokenBy(file, source)).toEqual([rule]);
});

it('catches a file that only re-exports', () => {
  const source = "export { x } from './b.ts'; export * from './c.ts';";
  expect(rulesBrokenBy('src/domain/index.ts', source, ['src/domain/b.ts', 'src/domain/c.ts'])).toEqual(['barrel']);
});

it('does not let the program import its tests', () => {
  const source = "import { x } from '../../tests/fixtures/b.ts';";
  expect(rulesBrokenBy('src/cli/a.ts', source, ['tests/fixtures/b.ts'])).toEqual(['direction']);
});

it('catches a circle of three files, even of types, and names the way round', () => {
  const sources = new Map([
    ['src/text/a.ts', "import './b.ts';"],
    ['src/text/b.ts', "import type { C } from './c.ts';"],
    ['src/text/c.ts', "import './a.ts';"],
  ]);
  expect(findViolations(sources)).toEqual([
    {
      file: 'src/text/a.ts',
      rule: 'cycle',
      detail: 'src/text/a.ts → src/text/b.ts → src/text/c.ts → src/text/a.ts',
    },
  ]);
});

it('refuses to judge a file that it cannot parse', () => {
  expect(() => rulesBrokenBy('src/domain/a.ts', 'import {')).toThrow(SyntaxError);
});

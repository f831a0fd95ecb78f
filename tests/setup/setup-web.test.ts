import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashWebInputs } from '../../scripts/setup-web.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'setup-web-'));
  for (const folder of ['src/web/pages', 'src/api', 'src/cli']) mkdirSync(join(root, folder), { recursive: true });
  for (const file of ['src/web/pages/home.tsx', 'src/api/schema.ts', 'src/cli/main.ts', 'package-lock.json']) {
    writeFileSync(join(root, file), 'before');
  }
});

afterEach(() => rmSync(root, { recursive: true }));

it.each(['src/web/pages/home.tsx', 'src/api/schema.ts', 'package-lock.json'])(
  'changes with the contents of %s',
  (file) => {
    const before = hashWebInputs(root);
    writeFileSync(join(root, file), 'after');
    expect(hashWebInputs(root)).not.toBe(before);
  },
);

it('changes when a file gets another name', () => {
  const before = hashWebInputs(root);
  renameSync(join(root, 'src/web/pages/home.tsx'), join(root, 'src/web/pages/house.tsx'));
  expect(hashWebInputs(root)).not.toBe(before);
});

it('stays the same when only dates or other parts of the program change, so that the second start is fast', () => {
  const before = hashWebInputs(root);
  utimesSync(join(root, 'src/web/pages/home.tsx'), 1, 1);
  writeFileSync(join(root, 'src/cli/main.ts'), 'after');
  expect(hashWebInputs(root)).toBe(before);
});

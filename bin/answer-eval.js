#!/usr/bin/env node
// Starts the program on a Node that can run it. Plain JavaScript, so that an old Node gets as far as the explanation.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addedNodePath, planLaunch } from '../scripts/setup-runtime.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const main = join(root, 'src', 'cli', 'main.ts');

/**
 * A batch takes 120 MB less with these, in the same time: V8 would let short-lived objects fill 134 MB before it looks for
 * those still in use, and all others grow to four times what is in use. Looking for them on several threads at once, while all
 * cores evaluate, costs more than it saves.
 */
const memoryFlags = ['--max-semi-space-size=8', '--heap-growing-percent=35', '--no-parallel-scavenge'];

/** The C library would keep free memory apart for each thread: 20 MB less for the same work. */
const memoryEnvironment = { MALLOC_ARENA_MAX: '1' };

/** @param {string} node */
function runOn(node) {
  const child = spawn(node, [...memoryFlags, main, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, ...memoryEnvironment },
  });
  /** @type {readonly NodeJS.Signals[]} */
  const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of forwarded) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`answer-eval: ${node} could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    // 128 + number is how shells report a program that a signal ended.
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  });
}

/**
 * Keep what Node made of the TypeScript for the next start, here and in threads: without its compiler a thread holds 15 MB less.
 * Where the folder cannot be written everything works as without.
 */
function keepCompiled() {
  const { directory } = nodeModule.enableCompileCache(join(root, 'node_modules', '.cache', 'answer-eval'));
  if (directory !== undefined) process.env.NODE_COMPILE_CACHE ??= directory;
}

const addedNode = addedNodePath(root, process.platform, process.arch);
const plan = planLaunch({
  version: process.versions.node,
  addedNode: addedNode !== undefined && existsSync(addedNode) ? addedNode : undefined,
});
if (plan.kind === 'import') {
  // V8 takes them at its start only. Windows cannot put another program in a process's place and does without.
  if (process.platform !== 'win32' && !process.execArgv.includes(memoryFlags[0] ?? '')) {
    const words = [...process.execArgv, ...memoryFlags, ...process.argv.slice(1)];
    process.execve?.(process.execPath, [process.execPath, ...words], { ...process.env, ...memoryEnvironment });
  }
  keepCompiled();
  // The program sees the same arguments whichever way it was started.
  process.argv[1] = main;
  await import('../src/cli/main.ts');
} else if (plan.kind === 're-exec') {
  runOn(plan.node);
} else {
  console.error(plan.message);
  process.exitCode = 1;
}

#!/usr/bin/env node
// Starts the program on a Node that can run it. Plain JavaScript, so that an old Node gets as far as the explanation.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addedNodePath, planLaunch } from '../scripts/setup-runtime.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const main = join(root, 'src', 'cli', 'main.ts');

/** @param {string} node */
function runOn(node) {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
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

const addedNode = addedNodePath(root, process.platform, process.arch);
const plan = planLaunch({
  version: process.versions.node,
  addedNode: addedNode !== undefined && existsSync(addedNode) ? addedNode : undefined,
});
if (plan.kind === 'import') {
  // The program sees the same arguments whichever way it was started.
  process.argv[1] = main;
  await import('../src/cli/main.ts');
} else if (plan.kind === 're-exec') {
  runOn(plan.node);
} else {
  console.error(plan.message);
  process.exitCode = 1;
}

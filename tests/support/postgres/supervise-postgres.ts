// Runs one PostgreSQL server as a child, and ends it and removes its folder when the process that started this one
// ends in whatever way: the channel between the two then closes. Started by start-postgres.ts only.
import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerPlan, SupervisorCommand, SupervisorReply } from './supervisor-messages.ts';

/** How long the server's processes may take to end before they are killed. */
const GRACE_MS = 5000;

const [, , planText = ''] = process.argv;
const plan = JSON.parse(planText) as ServerPlan;
const log = openSync(join(plan.folder, 'server.log'), 'a');
let server: ChildProcess | undefined;

const reply = (message: SupervisorReply) => process.connected && process.send?.(message);

function start(): void {
  const child = spawn(plan.program, [...plan.args], { ...plan.user, cwd: plan.folder, stdio: ['ignore', log, log] });
  server = child;
  child.once('error', () => reply('ended')); // its reason is in the log, or there is none
  child.once('exit', () => {
    if (server === child) reply('ended');
  });
  reply('done');
}

/** SIGQUIT: PostgreSQL's processes end at once, without writing anything down, and recover at the next start. */
async function halt(): Promise<void> {
  const child = server;
  server = undefined;
  if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGQUIT');
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(timer);
}

async function end(): Promise<void> {
  await halt();
  await rm(plan.folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit();
}

process.on('message', async (command: SupervisorCommand) => {
  if (command === 'start') return start();
  if (command === 'end') return end();
  await halt();
  reply('done');
});
process.on('disconnect', end);

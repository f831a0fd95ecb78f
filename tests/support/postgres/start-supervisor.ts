import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerPlan, SupervisorCommand, SupervisorReply } from './supervisor-messages.ts';

const program = fileURLToPath(new URL('supervise-postgres.ts', import.meta.url));

/** The process that runs a server for this one. Calls may not overlap. */
export type Supervisor = {
  /** Starts the server; it answers only some time later. */
  start(): Promise<void>;
  /** Ends the server at once. */
  halt(): Promise<void>;
  /** Ends the server and the supervisor, and removes the server's folder. */
  end(): Promise<void>;
  /** Has the server ended by itself since its last start? */
  hasServerEnded(): boolean;
};

/** Start a supervisor for a server. It ends, with all that it holds, when this process does. */
export function startSupervisor(plan: ServerPlan): Supervisor {
  // In a group of its own, so that Ctrl-C reaches only the tests, and the supervisor ends the server in their wake.
  const child = spawn(process.execPath, [program, JSON.stringify(plan)], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  writeFileSync(join(plan.folder, 'supervisor.pid'), String(child.pid));
  child.unref();
  child.channel?.unref();

  let hasServerEnded = false;
  let settle: { readonly resolve: () => void; readonly reject: (error: Error) => void } | undefined;
  child.on('message', (reply: SupervisorReply) => {
    if (reply === 'ended') hasServerEnded = true;
    else settle?.resolve();
  });
  child.on('exit', () => settle?.reject(new Error('The supervisor of the PostgreSQL of the tests has ended')));

  const command = async (what: SupervisorCommand) => {
    child.channel?.ref();
    try {
      await new Promise<void>((resolve, reject) => {
        settle = { resolve, reject };
        child.send(what);
      });
    } finally {
      child.channel?.unref();
    }
  };
  return {
    hasServerEnded: () => hasServerEnded,
    async start() {
      hasServerEnded = false;
      await command('start');
    },
    halt: () => command('halt'),
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.ref();
      child.send('end' satisfies SupervisorCommand);
      await ended;
    },
  };
}

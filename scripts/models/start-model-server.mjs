import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('serve.py', import.meta.url));

/** Loading 1 GB of weights on a busy machine takes several seconds. */
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 200;
/** How long a server that was told to stop may take before it is killed. */
const GRACE_MS = 3000;

/** @typedef {{ readonly url: string; readonly stop: () => Promise<void> }} ModelServer */

/**
 * Start a model's server on a free port of 127.0.0.1 and wait until it answers.
 *
 * @param {string} python Python of the environment that prepareModels made
 * @param {'embedding' | 'llm'} kind
 * @param {readonly string[]} modelFiles the GGUF file of an llm
 * @returns {Promise<ModelServer>} its base URL for OpenAI clients, and how to end it
 * @throws {Error} with the end of the server's output if it ends or does not answer within a minute.
 */
export async function startModelServer(python, kind, modelFiles = []) {
  const port = await findFreePort();
  const child = spawn(python, [script, kind, String(port), ...modelFiles], { stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-2000);
    });
  }
  const ended = once(child, 'close').catch((error) => {
    output += error.message;
  });
  const stop = async () => {
    child.kill();
    const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    await ended;
    clearTimeout(timer);
  };

  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await isHealthy(`http://127.0.0.1:${port}/health`))) {
    const isOver = child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
    if (isOver || Date.now() > deadline) {
      if (!isOver) await stop();
      throw new Error(`the ${kind} server ${isOver ? 'ended' : 'did not answer'}: ${output}`);
    }
    await sleep(POLL_MS);
  }
  return { url: `http://127.0.0.1:${port}/v1`, stop };
}

/** @param {string} url */
async function isHealthy(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(1000) })).ok;
  } catch {
    return false;
  }
}

/** @returns {Promise<number>} */
async function findFreePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}

import { Worker } from 'node:worker_threads';
import { DocumentUnreadableError } from '../domain/authoring-errors.ts';
import { InputInvalidError, RubricInvalidError } from '../domain/errors.ts';
import type { RubricWorkParts } from '../open-rubric-work.ts';
import type { RubricWork } from '../workflows/rubric-work.ts';
import type { JobReply, RubricJob, RubricOutcome, SentJob } from './rubric-job.ts';

/** Someone who edits a rubric thinks for a while; the thread holds a dictionary and the thesaurus. */
const usualIdleMs = 5 * 60_000;

const ended: RubricOutcome = { kind: 'failed', name: 'it ended', place: '' };

type Waiting = { readonly resolve: (outcome: RubricOutcome) => void };

type Running = { readonly worker: Worker; readonly waiting: Map<number, Waiting> };

/**
 * Work with rubrics in a thread of its own, started when first needed and again after it ended.
 *
 * It keeps the process alive only while it has work, and ends when it had none for `idleMs`. Failures are those of RubricWork; if the
 * thread ends, what it had in hand fails.
 */
export class RubricLane implements RubricWork {
  readonly #parts: RubricWorkParts;
  readonly #idleMs: number;
  #running: Running | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  #lastId = 0;
  #isClosed = false;

  constructor(parts: RubricWorkParts, idleMs: number = usualIdleMs) {
    this.#parts = parts;
    this.#idleMs = idleMs;
  }

  readonly read: RubricWork['read'] = async (...args) => {
    const outcome = await this.#send({ kind: 'read', args });
    return outcome.kind === 'read' ? outcome.value : fail(outcome);
  };

  readonly derive: RubricWork['derive'] = async (...args) => {
    const outcome = await this.#send({ kind: 'derive', args });
    return outcome.kind === 'derive' ? outcome.value : fail(outcome);
  };

  readonly test: RubricWork['test'] = async (...args) => {
    const outcome = await this.#send({ kind: 'test', args });
    return outcome.kind === 'test' ? outcome.value : fail(outcome);
  };

  readonly try: RubricWork['try'] = async (...args) => {
    const outcome = await this.#send({ kind: 'try', args });
    return outcome.kind === 'try' ? outcome.value : fail(outcome);
  };

  readonly fit: RubricWork['fit'] = async (...args) => {
    const outcome = await this.#send({ kind: 'fit', args });
    return outcome.kind === 'fit' ? outcome.value : fail(outcome);
  };

  /** End the thread for good; work in hand fails, and so does any that comes later. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idleTimer);
    await this.#running?.worker.terminate();
  }

  async #send(job: RubricJob): Promise<RubricOutcome> {
    if (this.#isClosed) return ended;
    clearTimeout(this.#idleTimer);
    const { worker, waiting } = this.#running ?? this.#start();
    worker.ref();
    const sent: SentJob = { id: ++this.#lastId, job };
    return await new Promise((resolve) => {
      waiting.set(sent.id, { resolve });
      worker.postMessage(sent);
    });
  }

  #start(): Running {
    const worker = new Worker(new URL('./rubric-thread.ts', import.meta.url), {
      name: 'rubrics',
      workerData: this.#parts,
    });
    const running: Running = { worker, waiting: new Map() };
    this.#running = running;
    worker.on('message', ({ id, outcome }: JobReply) => {
      running.waiting.get(id)?.resolve(outcome);
      running.waiting.delete(id);
      if (running.waiting.size === 0) this.#rest(running);
    });
    // The exit that follows every error ends what waits. The error may quote a text: not for a log.
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (this.#running === running) this.#running = undefined;
      for (const { resolve } of running.waiting.values()) resolve(ended);
    });
    return running;
  }

  #rest(running: Running): void {
    running.worker.unref();
    this.#idleTimer = setTimeout(() => {
      // From here on new work starts another thread.
      this.#running = undefined;
      void running.worker.terminate();
    }, this.#idleMs).unref();
  }
}

function fail(outcome: RubricOutcome): never {
  if (outcome.kind === 'document-unreadable') throw new DocumentUnreadableError(outcome.message);
  if (outcome.kind === 'input-invalid') throw new InputInvalidError(outcome.problems);
  if (outcome.kind === 'rubric-invalid') throw new RubricInvalidError(outcome.problems);
  const what = outcome.kind === 'failed' ? `${outcome.name}\n${outcome.place}`.trim() : `it replied ${outcome.kind}`;
  throw new Error(`The thread for rubrics failed: ${what}`);
}

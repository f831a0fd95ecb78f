import { Worker } from 'node:worker_threads';
import { DocumentUnreadableError } from '../domain/authoring-errors.ts';
import { InputInvalidError, RubricInvalidError } from '../domain/errors.ts';
import type { RubricWorkParts } from '../open-rubric-work.ts';
import type { RubricWork } from '../workflows/rubric-work.ts';
import type { JobReply, RubricJob, RubricOutcome, SentJob } from './rubric-job.ts';

/** Someone who edits a rubric thinks for a while; the thread holds a dictionary and the thesaurus. */
const usualIdleMs = 5 * 60_000;

/** Many times what the largest rubric takes. Whoever waits behind it should not do so for ever. */
const usualLimitMs = 60_000;

const ended: RubricOutcome = { kind: 'failed', name: 'it ended', place: '' };

type Waiting = { readonly job: RubricJob; readonly resolve: (outcome: RubricOutcome) => void };

export type LaneTimes = {
  /** How long a thread without work is kept. */
  readonly idleMs?: number;
  /** How long one piece of work may take. */
  readonly limitMs?: number;
};

/**
 * Work with rubrics in a thread of its own, started when first needed and again after it ended.
 *
 * It does one piece of work after the other, keeps the process alive only while it has some, and ends when it had none for `idleMs`.
 * Failures are those of RubricWork. If the thread ends, what it had in hand fails; what takes longer than `limitMs` ends it.
 */
export class RubricLane implements RubricWork {
  readonly #parts: RubricWorkParts;
  readonly #times: Required<LaneTimes>;
  readonly #queue: Waiting[] = [];
  #worker: Worker | undefined;
  #inHand: Waiting | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lastId = 0;
  #isClosed = false;

  constructor(parts: RubricWorkParts, { idleMs = usualIdleMs, limitMs = usualLimitMs }: LaneTimes = {}) {
    this.#parts = parts;
    this.#times = { idleMs, limitMs };
  }

  readonly read: RubricWork['read'] = async (...args) => {
    const outcome = await this.#send({ kind: 'read', args });
    return outcome.kind === 'read' ? outcome.value : fail('read', outcome);
  };

  readonly derive: RubricWork['derive'] = async (...args) => {
    const outcome = await this.#send({ kind: 'derive', args });
    return outcome.kind === 'derive' ? outcome.value : fail('derive', outcome);
  };

  readonly addCues: RubricWork['addCues'] = async (...args) => {
    const outcome = await this.#send({ kind: 'add-cues', args });
    return outcome.kind === 'add-cues' ? outcome.value : fail('add-cues', outcome);
  };

  readonly test: RubricWork['test'] = async (...args) => {
    const outcome = await this.#send({ kind: 'test', args });
    return outcome.kind === 'test' ? outcome.value : fail('test', outcome);
  };

  readonly try: RubricWork['try'] = async (...args) => {
    const outcome = await this.#send({ kind: 'try', args });
    return outcome.kind === 'try' ? outcome.value : fail('try', outcome);
  };

  readonly tryAll: RubricWork['tryAll'] = async (...args) => {
    const outcome = await this.#send({ kind: 'try-all', args });
    return outcome.kind === 'try-all' ? outcome.value : fail('try-all', outcome);
  };

  readonly fit: RubricWork['fit'] = async (...args) => {
    const outcome = await this.#send({ kind: 'fit', args });
    return outcome.kind === 'fit' ? outcome.value : fail('fit', outcome);
  };

  /** End the thread for good; work in hand fails, and so does any that waits or comes later. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    this.#settle(ended);
    for (const { resolve } of this.#queue.splice(0)) resolve(ended);
    clearTimeout(this.#timer);
    await worker?.terminate();
  }

  async #send(job: RubricJob): Promise<RubricOutcome> {
    if (this.#isClosed) return ended;
    return await new Promise((resolve) => {
      this.#queue.push({ job, resolve });
      if (!this.#inHand) this.#next();
    });
  }

  /** Take up what waits longest, or rest. */
  #next(): void {
    clearTimeout(this.#timer);
    this.#inHand = this.#queue.shift();
    if (!this.#inHand) {
      this.#worker?.unref();
      this.#timer = setTimeout(() => this.#drop(), this.#times.idleMs).unref();
      return;
    }
    this.#worker ??= this.#start();
    this.#worker.ref();
    const sent: SentJob = { id: ++this.#lastId, job: this.#inHand.job };
    this.#worker.postMessage(sent);
    this.#timer = setTimeout(() => {
      this.#drop();
      this.#settle({ kind: 'too-slow' });
    }, this.#times.limitMs);
  }

  /** Answer for the work in hand, and go on. */
  #settle(outcome: RubricOutcome): void {
    const { resolve } = this.#inHand ?? {};
    this.#inHand = undefined;
    resolve?.(outcome);
    if (!this.#isClosed) this.#next();
  }

  /** End the thread; the next piece of work starts another one. */
  #drop(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./rubric-thread.ts', import.meta.url), {
      name: 'rubrics',
      workerData: this.#parts,
    });
    worker.on('message', ({ id, outcome }: JobReply) => {
      if (this.#worker === worker && id === this.#lastId) this.#settle(outcome);
    });
    // The exit that follows every error ends what waits. The error may quote a text: not for a log.
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      if (this.#inHand) this.#settle(ended);
    });
    return worker;
  }
}

function fail(kind: RubricJob['kind'], outcome: RubricOutcome): never {
  if (outcome.kind === 'too-slow') {
    if (kind === 'read' || kind === 'derive')
      throw new DocumentUnreadableError('The document takes too long to read; split it');
    throw new InputInvalidError([
      { field: 'criteria', message: 'take too long to evaluate with; use fewer or shorter cues' },
    ]);
  }
  if (outcome.kind === 'document-unreadable') throw new DocumentUnreadableError(outcome.message);
  if (outcome.kind === 'input-invalid') throw new InputInvalidError(outcome.problems);
  if (outcome.kind === 'rubric-invalid') throw new RubricInvalidError(outcome.problems);
  const what = outcome.kind === 'failed' ? `${outcome.name}\n${outcome.place}`.trim() : `it replied ${outcome.kind}`;
  throw new Error(`The thread for rubrics failed: ${what}`);
}

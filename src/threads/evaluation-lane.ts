import { Worker } from 'node:worker_threads';
import type { EvaluateAnswerRequest } from '../workflows/evaluate-answer.ts';
import type { AnswerOutcome } from '../workflows/evaluate-many.ts';
import type { PackedOutcome } from '../workflows/pack-many.ts';
import type { EvaluationSlice, SliceReply, ThreadStart } from './evaluation-slice.ts';

/** A quarter of what Node would take: the garbage of an answer is short-lived, so a thread is no slower and holds 40 MB less. */
const youngGenerationMb = 12;

const threadEnded = {
  code: 'evaluation-thread-ended',
  message: 'The thread that evaluated this answer ended before it was done; the answer may be sent again',
  retryable: true,
} as const;

/** Whoever waits for a slice knows the form that it was asked for in; a lane passes outcomes on and looks into none. */
type OfAnyForm = AnswerOutcome<never>;

type Waiting = { readonly requestCount: number; readonly resolve: (outcomes: readonly OfAnyForm[]) => void };

/** A thread that runs, and the slices it has not answered yet. */
type Running = { readonly worker: Worker; readonly start: ThreadStart; readonly waiting: Map<number, Waiting> };

/**
 * One thread, started when first needed and again after it ended.
 *
 * It keeps the process alive only while it has work, and ends when it had none for `idleMs`: a thread that waits holds a
 * dictionary and the weights of all questions. Once there is something else to start a thread with, new work goes to a new one, and
 * the old one ends when it has answered what it was sent.
 */
export class EvaluationLane {
  readonly #findStart: () => ThreadStart;
  readonly #idleMs: number;
  #running: Running | undefined;
  /** Threads that get no more work and are not done with what they have. */
  readonly #leaving = new Set<Running>();
  #idleTimer: NodeJS.Timeout | undefined;
  #lastId = 0;
  #isClosed = false;

  /** @param findStart what a thread is to be started with now: the same object while nothing changes */
  constructor(findStart: () => ThreadStart, idleMs: number) {
    this.#findStart = findStart;
    this.#idleMs = idleMs;
  }

  /** Slices that were sent to the newest thread and not answered yet. */
  get sliceCount(): number {
    return this.#running?.waiting.size ?? 0;
  }

  /** Evaluate a slice: one outcome a request. If the thread ends before, all are errors that may be retried; never rejects. */
  evaluate(requests: readonly EvaluateAnswerRequest[]): Promise<readonly AnswerOutcome[]> {
    return this.#send(requests, false);
  }

  /** Evaluate a slice and pack its evaluations in the thread; the same otherwise. */
  pack(requests: readonly EvaluateAnswerRequest[]): Promise<readonly PackedOutcome[]> {
    return this.#send(requests, true);
  }

  /** End the thread for good; slices without an answer get errors. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idleTimer);
    await Promise.all([...this.#leaving, this.#running].map((running) => running?.worker.terminate()));
  }

  async #send<Form>(
    requests: readonly EvaluateAnswerRequest[],
    isPacked: boolean,
  ): Promise<readonly AnswerOutcome<Form>[]> {
    if (this.#isClosed) return lost(requests.length);
    clearTimeout(this.#idleTimer);
    const start = this.#findStart();
    if (this.#running && this.#running.start !== start) this.#retire(this.#running);
    const { worker, waiting } = this.#running ?? this.#startThread(start);
    worker.ref();
    const slice: EvaluationSlice = { id: ++this.#lastId, requests, isPacked };
    return new Promise((resolve) => {
      waiting.set(slice.id, { requestCount: requests.length, resolve });
      worker.postMessage(slice);
    });
  }

  #startThread(start: ThreadStart): Running {
    const worker = new Worker(new URL('./evaluation-thread.ts', import.meta.url), {
      name: 'evaluation',
      workerData: start,
      resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
    });
    const running: Running = { worker, start, waiting: new Map() };
    this.#running = running;
    worker.on('message', ({ id, outcomes }: SliceReply<never>) => {
      running.waiting.get(id)?.resolve(outcomes);
      running.waiting.delete(id);
      if (running.waiting.size > 0) return;
      if (this.#running === running) this.#rest(running);
      else void worker.terminate();
    });
    // The exit that follows every error gives the slices their outcomes. The error may quote an answer: not for a log.
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (this.#running === running) this.#running = undefined;
      this.#leaving.delete(running);
      for (const { requestCount, resolve } of running.waiting.values()) resolve(lost(requestCount));
    });
    return running;
  }

  #retire(running: Running): void {
    this.#running = undefined;
    if (running.waiting.size === 0) void running.worker.terminate();
    else this.#leaving.add(running);
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

function lost(requestCount: number): readonly OfAnyForm[] {
  return Array.from({ length: requestCount }, () => ({ error: threadEnded }));
}

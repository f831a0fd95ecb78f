import { Worker } from 'node:worker_threads';
import type { EvaluateAnswerRequest } from '../workflows/evaluate-answer.ts';
import type { AnswerOutcome } from '../workflows/evaluate-many.ts';
import type { EvaluationSlice, SliceReply, ThreadStart } from './evaluation-slice.ts';

/** A quarter of what Node would take: the garbage of an answer is short-lived, so a thread is no slower and holds 40 MB less. */
const youngGenerationMb = 12;

const threadEnded = {
  code: 'evaluation-thread-ended',
  message: 'The thread that evaluated this answer ended before it was done; the answer may be sent again',
  retryable: true,
} as const;

type Waiting = { readonly requestCount: number; readonly resolve: (outcomes: readonly AnswerOutcome[]) => void };

/** A thread that runs, and the slices it has not answered yet. */
type Running = { readonly worker: Worker; readonly waiting: Map<number, Waiting> };

/**
 * One thread, started when first needed and again after it ended.
 *
 * It keeps the process alive only while it has work, and ends when it had none for `idleMs`: a thread that waits holds a
 * dictionary and the weights of all questions.
 */
export class EvaluationLane {
  readonly #start: ThreadStart;
  readonly #idleMs: number;
  #running: Running | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  #lastId = 0;
  #isClosed = false;

  constructor(start: ThreadStart, idleMs: number) {
    this.#start = start;
    this.#idleMs = idleMs;
  }

  /** Slices that were sent and not answered yet. */
  get sliceCount(): number {
    return this.#running?.waiting.size ?? 0;
  }

  /** Evaluate a slice: one outcome a request. If the thread ends before, all are errors that may be retried; never rejects. */
  async evaluate(requests: readonly EvaluateAnswerRequest[]): Promise<readonly AnswerOutcome[]> {
    if (this.#isClosed) return lost(requests.length);
    clearTimeout(this.#idleTimer);
    const { worker, waiting } = this.#running ?? this.#startThread();
    worker.ref();
    const slice: EvaluationSlice = { id: ++this.#lastId, requests };
    return new Promise((resolve) => {
      waiting.set(slice.id, { requestCount: requests.length, resolve });
      worker.postMessage(slice);
    });
  }

  /** End the thread for good; slices without an answer get errors. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idleTimer);
    await this.#running?.worker.terminate();
  }

  #startThread(): Running {
    const worker = new Worker(new URL('./evaluation-thread.ts', import.meta.url), {
      name: 'evaluation',
      workerData: this.#start,
      resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
    });
    const running: Running = { worker, waiting: new Map() };
    this.#running = running;
    worker.on('message', ({ id, outcomes }: SliceReply) => {
      running.waiting.get(id)?.resolve(outcomes);
      running.waiting.delete(id);
      if (running.waiting.size === 0) this.#rest(running);
    });
    // The exit that follows every error gives the slices their outcomes. The error may quote an answer: not for a log.
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (this.#running === running) this.#running = undefined;
      for (const { requestCount, resolve } of running.waiting.values()) resolve(lost(requestCount));
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

function lost(requestCount: number): readonly AnswerOutcome[] {
  return Array.from({ length: requestCount }, () => ({ error: threadEnded }));
}

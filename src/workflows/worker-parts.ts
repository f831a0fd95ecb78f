import type { QuestionBank } from '../domain/question-bank.ts';
import type { BatchStore } from '../storage/batch-store.ts';
import type { WorkQueue } from '../storage/work-queue.ts';
import type { ModelWork } from './model-work.ts';
import type { PackMany } from './pack-many.ts';

/** Something of interest to whoever runs the program. Holds no word of an answer. */
export type WorkerEvent =
  | { readonly kind: 'unit-done'; readonly batchId: string; readonly recorded: number }
  | { readonly kind: 'waiting'; readonly cause: unknown }
  | { readonly kind: 'unit-given-up'; readonly batchId: string }
  /** The batch waits for a worker that has its engine. */
  | { readonly kind: 'engine-missing'; readonly batchId: string }
  /** A bug. The unit is tried again when its claim has lapsed, and given up in the end. */
  | { readonly kind: 'failed'; readonly cause: unknown };

/** What a worker on batches works with. */
export type WorkerParts = {
  readonly batches: BatchStore;
  readonly queue: WorkQueue;
  /** For engines that need no model. */
  readonly packMany: PackMany;
  /** For those that do; undefined where no model is set up. */
  readonly models?: ModelWork | undefined;
  /** May change its questions by and by. */
  readonly bank: QuestionBank;
  /** Look for changes of the bank's questions; left out where there are none. */
  readonly refreshBank?: (() => Promise<unknown>) | undefined;
  readonly settings: WorkerSettings;
  report(event: WorkerEvent): void;
  /** Monotonic. */
  elapsedMs(): number;
};

export type WorkerSettings = {
  /** Units worked on side by side. See lanesFor. */
  readonly lanes: number;
  /** How often an idle lane looks for work. */
  readonly pollMs: number;
  /** How often a claim is kept alive. */
  readonly keepAliveMs: number;
  /** How often stranded batches and stale imports are looked for. */
  readonly recoverMs: number;
  /** How often a batch is looked at while a model is asked for it: a pause or a cancellation ends what is in flight. */
  readonly watchMs: number;
  /** How long what a model was asked may still take when the worker is told to stop. */
  readonly graceMs: number;
};

export const defaultWorkerSettings: Omit<WorkerSettings, 'lanes'> = {
  pollMs: 250,
  keepAliveMs: 3_000,
  recoverMs: 15_000,
  watchMs: 1_000,
  graceMs: 10_000,
};

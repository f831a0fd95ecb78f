import type { WorkerEvent } from './worker-parts.ts';

/** Tell in words what goes wrong in a worker, each kind of failure once until work is done again; never with a word of an answer. */
export function describeWorkerEvents(note: (text: string) => void): (event: WorkerEvent) => void {
  let last = '';
  const once = (text: string): void => {
    if (text !== last) note(text);
    last = text;
  };
  return (event) => {
    if (event.kind === 'waiting') once(`Waiting for the store: ${nameOfError(event.cause)}`);
    else if (event.kind === 'failed') once(`A unit of work failed: ${nameOfError(event.cause)}; it is tried again`);
    else if (event.kind === 'unit-given-up') once(`Some answers of batch ${event.batchId} were given up`);
    else if (event.kind === 'engine-missing')
      once(`Batch ${event.batchId} waits for a worker that has its engine set up; this one has not`);
    else last = '';
  };
}

/** Messages of foreign errors may quote an answer: only their kind is told. */
export function nameOfError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return `${error instanceof Error ? error.name : typeof error}${code}`;
}

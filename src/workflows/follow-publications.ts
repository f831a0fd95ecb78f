import type { LiveBank } from './live-bank.ts';

/** How soon a process knows what another one has published: a query of an index that mostly finds nothing. */
const usualMs = 2_000;

/**
 * Look for new publications every two seconds, until told to stop. It keeps no process alive.
 *
 * @param report is told when it did not work; it is tried again the next time
 * @returns what stops it, and waits for what is under way.
 */
export function followPublications(
  { refresh }: Pick<LiveBank, 'refresh'>,
  report: (cause: unknown) => void,
  everyMs: number = usualMs,
): () => Promise<void> {
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    await refresh().catch(report);
    looking = undefined;
  };
  const timer = setInterval(() => {
    looking ??= look();
  }, everyMs).unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

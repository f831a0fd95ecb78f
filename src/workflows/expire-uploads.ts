import type { UploadStore } from '../storage/upload-store.ts';

/** An upload stays at most so much longer than its day. */
const usualMs = 15 * 60_000;

/**
 * Remove uploads whose time is over again and again, until told to stop: they hold personal data, and a service may run for months.
 * It keeps no process alive.
 *
 * @param report is told when it did not work; it is tried again the next time
 * @returns how to stop it.
 */
export function expireUploads(
  uploads: Pick<UploadStore, 'removeExpired'>,
  report: (cause: unknown) => void,
  everyMs: number = usualMs,
): () => void {
  const timer = setInterval(() => void uploads.removeExpired().catch(report), everyMs).unref();
  return () => clearInterval(timer);
}

/** A failure that lasts is told again after so long. */
const againAfterMs = 60_000;

/**
 * Say the same thing once a minute at most: what fails in the background fails again every few seconds.
 *
 * @param nowMs a clock that only goes forward
 */
export function noteSparingly(note: (text: string) => void, nowMs: () => number): (text: string) => void {
  const saidAtMs = new Map<string, number>();
  return (text) => {
    const saidMs = saidAtMs.get(text);
    if (saidMs !== undefined && nowMs() - saidMs < againAfterMs) return;
    saidAtMs.set(text, nowMs());
    note(text);
  };
}

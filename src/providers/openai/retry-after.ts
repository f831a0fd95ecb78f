/**
 * Read how long an endpoint wants to be left alone: `retry-after-ms`, or else `Retry-After` in seconds or as an HTTP date.
 *
 * @param nowMs milliseconds since 1970, for dates.
 * @returns milliseconds from now, above 0; undefined where nothing usable is said, or the moment is past.
 */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
  const said = headers.get('retry-after') ?? '';
  const waits = [toNumber(headers.get('retry-after-ms') ?? ''), toNumber(said) * 1000, Date.parse(said) - nowMs];
  return waits.find((wait) => wait > 0 && Number.isFinite(wait));
}

function toNumber(text: string): number {
  return /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : Number.NaN;
}

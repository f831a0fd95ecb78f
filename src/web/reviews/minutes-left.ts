/** Whole minutes until then, never less than 0; a minute that has begun counts. */
export function minutesLeft(until: string, nowMs: number): number {
  return Math.max(0, Math.ceil((Date.parse(until) - nowMs) / 60_000));
}

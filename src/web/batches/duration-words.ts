type DurationKey = 'duration.moment' | 'duration.seconds' | 'duration.minutes' | 'duration.hours';

/**
 * Put a time into words, no more exact than it is known: the time is an estimate.
 *
 * @param seconds not negative
 * @returns a text of the catalogue with its numbers
 */
export function durationWords(seconds: number): [DurationKey, { seconds: number; minutes: number; hours: number }] {
  const whole = Math.ceil(seconds);
  if (seconds < 90)
    return [seconds < 1 ? 'duration.moment' : 'duration.seconds', { seconds: whole, minutes: 0, hours: 0 }];
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return [hours === 0 ? 'duration.minutes' : 'duration.hours', { seconds: whole, minutes: minutes % 60, hours }];
}

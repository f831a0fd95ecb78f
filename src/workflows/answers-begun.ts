/** Answers that are begun for each request that the endpoint takes at a time. */
const answersARequest = 1.5;

/**
 * How many answers are begun for an endpoint that takes so many requests at a time: half more. Before and behind its request an
 * answer is read, and its reply stored, and the endpoint is to have something to do meanwhile. The limit on requests is kept where they
 * are sent.
 */
export function answersBegunFor(concurrency: number): number {
  return Math.ceil(concurrency * answersARequest);
}

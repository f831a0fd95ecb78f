import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Random bytes are fetched for so many ids at once: asking the system for each takes longer than the rest of making it. */
const idsAtOnce = 256;

const randomBytesOfId = 16;

/** A UUID of version 7 (RFC 9562) counts in 32 bits within a millisecond. */
const mostInMillisecond = 2 ** 32;

/**
 * Make a source of UUIDs of version 7 that ascend, also within a millisecond and when the clock goes back.
 *
 * @param nowMs milliseconds since 1970
 */
export function createIdSource(nowMs: () => number = Date.now): () => string {
  const pool = new Uint8Array(idsAtOnce * randomBytesOfId);
  let used = pool.length;
  let lastMs = Number.NEGATIVE_INFINITY;
  let count = 0;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    const random = pool.subarray(used, used + randomBytesOfId);
    used += randomBytesOfId;
    const now = nowMs();
    if (now > lastMs) {
      lastMs = now;
      // The count begins anywhere in its lower half, so that an id tells nothing about how many there are.
      count = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1;
    } else if (++count === mostInMillisecond) {
      lastMs += 1;
      count = 0;
    }
    return v7({ msecs: lastMs, seq: count, random });
  };
}

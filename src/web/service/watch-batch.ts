import { type BatchReply, batchSchema } from '../../api/batch-schemas.ts';
import { getBatch, pathOf } from './batch-service.ts';

type Listener = {
  readonly onBatch: (batch: BatchReply) => void;
  /** The service does not answer at all; asking goes on. */
  readonly onLost: () => void;
};

/** How long to wait between two questions while there is no stream. */
const POLL_MS = 2_000;

/** After so many questions the stream is tried again. */
const POLLS_BEFORE_STREAM = 5;

/**
 * Follow a batch: by the service's stream of events, and by asking every two seconds when that breaks, until it works again.
 * Follows until told to stop.
 *
 * @returns how to stop
 */
export function watchBatch(batchId: string, { onBatch, onLost }: Listener): () => void {
  let isStopped = false;
  let stream: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const listen = () => {
    stream = new EventSource(`${pathOf(batchId)}/events`);
    stream.addEventListener('batch', ({ data }) => {
      const batch = parseBatch(data);
      if (batch === undefined) poll(0);
      else onBatch(batch);
    });
    for (const ending of ['error', 'end']) stream.addEventListener(ending, () => poll(0));
  };
  const ask = async (count: number) => {
    try {
      const batch = await getBatch(batchId);
      if (isStopped) return;
      onBatch(batch);
      if (count + 1 >= POLLS_BEFORE_STREAM) listen();
      else poll(count + 1);
    } catch {
      if (isStopped) return;
      onLost();
      poll(count);
    }
  };
  const poll = (count: number) => {
    stream?.close();
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void ask(count), POLL_MS);
  };

  listen();
  return () => {
    isStopped = true;
    stream?.close();
    clearTimeout(timer);
  };
}

function parseBatch(data: unknown): BatchReply | undefined {
  try {
    return batchSchema.safeParse(JSON.parse(String(data))).data;
  } catch {
    return undefined;
  }
}

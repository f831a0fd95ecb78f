import type { OpenAI } from 'openai';
import type { EndpointSettings } from '../../domain/model-settings.ts';
import { type CallFailure, DeadlinePassed, toCallFailure } from './call-failure.ts';
import type { Clock } from './clock.ts';
import { openClient } from './open-client.ts';
import { orAborted } from './or-aborted.ts';
import { createRequestGate } from './request-gate.ts';

export type Outcome<T> =
  | { readonly isDone: true; readonly value: T }
  | { readonly isDone: false; readonly failure: CallFailure };

/** One request. */
export type Call<T> = {
  /** Most tokens that it may take, for the pace. */
  readonly expectedTokens: number;
  readonly signal: AbortSignal | undefined;
  send(client: OpenAI, signal: AbortSignal): Promise<unknown>;
  /** Read the body of the reply; undefined if it is not in a form that can be used. */
  read(body: unknown): { readonly value: T; readonly tokens: number } | undefined;
};

type Endpoint = {
  /**
   * Send once, when the gate allows it.
   *
   * @throws the signal's reason once it is aborted.
   */
  send<T>(call: Call<T>): Promise<Outcome<T>>;
};

/** Longest wait that an endpoint may ask for and have: 10 minutes. Longer ones are failures, so that somebody hears of them. */
export const longestWaitMs = 600_000;

/** Open an endpoint with its gate. When it names a time to come back at, nothing is sent to it before. */
export function openEndpoint(settings: EndpointSettings, clock: Clock): Endpoint {
  const client = openClient(settings);
  const gate = createRequestGate(settings, clock);
  const attempt = async <T>({ send, read, signal }: Call<T>) => {
    const body = await withDeadline(settings.timeoutMs, signal, (until) => send(client, until));
    return read(typeof body === 'string' ? JSON.parse(body) : body);
  };
  return {
    send: (call) =>
      gate.run(async (departure) => {
        try {
          const reply = await attempt(call);
          if (reply === undefined) return { isDone: false, failure: { kind: 'unreadable' } };
          departure.correct(reply.tokens);
          return { isDone: true, value: reply.value };
        } catch (error) {
          call.signal?.throwIfAborted();
          const failure = toCallFailure(error, clock.now());
          const waitMs = failure.kind === 'status' ? failure.retryAfterMs : undefined;
          if (waitMs !== undefined && waitMs <= longestWaitMs) gate.holdUntil(clock.now() + waitMs);
          return { isDone: false, failure };
        }
      }, call),
  };
}

/** The client's own limit does not hold while it reads the body of an error. */
async function withDeadline<T>(
  timeoutMs: number,
  signal: AbortSignal | undefined,
  send: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DeadlinePassed()), timeoutMs);
  const abort = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', abort);
  try {
    return await orAborted(send(controller.signal), controller.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

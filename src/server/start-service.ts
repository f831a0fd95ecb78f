import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EvaluationError } from '../domain/errors.ts';

/** How long a request in flight may take once the service was told to stop. */
const graceMs = 10_000;
/** How often connections that have nothing to do any more are looked for while the service stops. */
const idleCheckMs = 50;
/** A caller that takes longer than this to send the head of its request is cut off; those who read bodies have bounds of their own. */
const headersTimeoutMs = 30_000;
/** Longest time for a whole request: the largest upload over a line of three megabits a second. */
const requestTimeoutMs = 15 * 60_000;

/** The service could not start to listen; the message says what to do. */
export class ServiceStartError extends EvaluationError {
  readonly code = 'service-start-failed';
}

export type Service = {
  /** For example `http://127.0.0.1:8080`. */
  readonly url: string;
  /**
   * Take no new requests, let those in flight finish, then close. Resolves to false if some had to be cut off. Replies without
   * an end of their own must be ended before, see `stopping` in create-app.ts.
   */
  stop(): Promise<boolean>;
};

/**
 * Listen on an address.
 *
 * @param port 0 lets the system pick a free one
 * @throws {ServiceStartError} if the address cannot be listened on.
 */
export async function startService(
  handler: RequestListener,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Service> {
  const server = createServer({ headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs }, handler);
  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (cause) {
    throw new ServiceStartError(explain(cause, host, port), { cause });
  }
  const { port: actualPort } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return { url: `http://${name}:${actualPort}`, stop: () => stop(server) };
}

function explain(cause: unknown, host: string, port: number): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is in use; stop what uses it, or choose another with --port (0 picks a free one)`;
  if (code === 'EACCES') return `Port ${port} may not be used by this account; choose one above 1023 with --port`;
  return `Cannot listen on ${host}: ${String(code ?? cause)}; choose another address with --host, for example 127.0.0.1`;
}

async function stop(server: Server): Promise<boolean> {
  let inTime = true;
  const closed = once(server, 'close');
  server.close();
  // close() only ends connections that are idle at this moment; the others become idle as their replies go out.
  const idleCheck = setInterval(() => server.closeIdleConnections(), idleCheckMs);
  const deadline = setTimeout(() => {
    inTime = false;
    server.closeAllConnections();
  }, graceMs);
  await closed;
  clearInterval(idleCheck);
  clearTimeout(deadline);
  return inTime;
}

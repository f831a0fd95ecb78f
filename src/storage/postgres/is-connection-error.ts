/** Of Node's sockets and name look-ups. */
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** PostgreSQL: class 08, connection exceptions; 53300, too many connections; 57P01 to 57P03, going down or starting. */
const SERVER_CODES = /^(08...|53300|57P0[123])$/;

/** What pg and its pool say without a code, when a server goes away or does not answer in time. */
const MESSAGES = /^(Connection terminated|timeout e|Query read timeout|Client has encountered a connection error)/;

/** Does an error of pg say that the server cannot be reached for now, rather than that a query is wrong? */
export function isConnectionError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === undefined) return error instanceof AggregateError || MESSAGES.test(error.message);
  return NETWORK_CODES.has(code) || SERVER_CODES.test(code);
}

import { isIP } from 'node:net';
import { z } from 'zod';
import { httpUrl, optional, orElse, wholeNumber } from './config-values.ts';

/** How a service that asks people to sign in is reached. */
export type AccessSettings = {
  /** What cookies are signed with; undefined where one is to be made and kept with the data. Never to be shown. */
  readonly sessionSecret: string | undefined;
  /** The service's address where a proxy stands before it; undefined where callers reach it themselves. */
  readonly publicUrl: string | undefined;
  /** What of X-Forwarded-For is believed: so many proxies, or those at some addresses; false for nothing. */
  readonly trustProxy: number | readonly string[] | false;
  /** Requests a minute from one address, and with one key. */
  readonly requestsPerMinute: number;
};

/** An address, or a network as in 10.0.0.0/8. */
function isAddress(text: string): boolean {
  const [address = '', bits = '0', ...rest] = text.trim().split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  return rest.length === 0 && isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}

/** The variables of these settings. */
export const accessShape = {
  SESSION_SECRET: optional.pipe(z.string().min(32, 'must have at least 32 characters').optional()),
  PUBLIC_URL: optional.pipe(
    httpUrl.refine((url) => URL.parse(url)?.pathname === '/', 'must be an address without a path').optional(),
  ),
  TRUST_PROXY: optional.pipe(
    z
      .string()
      .refine(
        (value) => /^[0-9]$/.test(value) || value.split(',').every(isAddress),
        'must be a number of proxies, or their addresses',
      )
      .optional(),
  ),
  RATE_LIMIT_PER_MINUTE: orElse('1200').pipe(wholeNumber(1, 10_000_000)),
};

/** Read the settings from their variables. */
export function toAccessSettings(data: z.infer<z.ZodObject<typeof accessShape>>): AccessSettings {
  const { SESSION_SECRET: sessionSecret, PUBLIC_URL: url, TRUST_PROXY: proxy } = data;
  return {
    sessionSecret,
    publicUrl: url && new URL(url).origin,
    trustProxy: proxy === undefined || proxy === '0' ? false : toProxies(proxy),
    requestsPerMinute: data.RATE_LIMIT_PER_MINUTE,
  };
}

function toProxies(text: string): number | readonly string[] {
  return /^\d$/.test(text) ? Number(text) : text.split(',').map((address) => address.trim());
}

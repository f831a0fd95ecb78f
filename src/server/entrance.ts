import type { AccessServices } from '../workflows/access-services.ts';
import { demoAccessServices } from '../workflows/demo-access-services.ts';

/** How a service is entered. */
export type Entrance = {
  /** demo: everybody is let in as the same person, which is for one machine alone. */
  readonly mode: 'sign-in' | 'demo';
  readonly access: AccessServices;
  /** The service's own address where a proxy stands before it; undefined where callers reach it themselves. */
  readonly publicUrl: string | undefined;
  /** What of X-Forwarded-For is believed: so many proxies, or those at some addresses; false for nothing. */
  readonly trustProxy: number | readonly string[] | false;
  /** Requests a minute from one address, and with one key. */
  readonly requestsPerMinute: number;
};

/** The entrance of a service on this machine that asks nobody who they are. */
export const demoEntrance: Entrance = {
  mode: 'demo',
  access: demoAccessServices,
  publicUrl: undefined,
  trustProxy: false,
  requestsPerMinute: Number.POSITIVE_INFINITY,
};

import type { RequestHandler } from 'express';
import helmet from 'helmet';

type Options = { readonly images?: readonly string[]; readonly isHttps?: boolean | undefined };

const halfYearSeconds = 183 * 24 * 60 * 60;

/**
 * Set the headers that keep a page from loading or sending anything elsewhere.
 *
 * Styles may be inline because Ant Design writes its styles into the page. Browsers are told to stay with https where the service's own
 * address has it: itself it speaks http, on this machine or to a proxy.
 *
 * @param images `data:` for a page whose styles carry small pictures in themselves
 */
export function securityHeaders({ images = [], isHttps = false }: Options = {}): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", ...images],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: halfYearSeconds, includeSubDomains: false } : false,
  });
}

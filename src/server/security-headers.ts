import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Set the headers that keep a page from loading or sending anything elsewhere.
 *
 * Styles may be inline because Ant Design writes its styles into the page. Nothing asks browsers to go to https: the
 * service speaks http on this machine; whoever puts it behind a proxy sets that there.
 *
 * @param images `data:` for a page whose styles carry small pictures in themselves
 */
export function securityHeaders(images: readonly string[] = []): RequestHandler {
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
    strictTransportSecurity: false,
  });
}

import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RequestHandler, Router } from 'express';
import { securityHeaders } from '../security-headers.ts';
import { allowMethods } from './allow-methods.ts';

const ownFiles = fileURLToPath(new URL('../docs', import.meta.url));
const require = createRequire(import.meta.url);
const swaggerFiles = dirname(require.resolve('swagger-ui-dist/package.json'));

/** No validator: it would send the document to somebody else's server. */
const initScript = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', validatorUrl: null, deepLinking: true });\n`;

const files = [
  { path: '/docs', root: ownFiles, name: 'index.html' },
  { path: '/docs/swagger-ui.css', root: swaggerFiles, name: 'swagger-ui.css' },
  { path: '/docs/swagger-ui-bundle.js', root: swaggerFiles, name: 'swagger-ui-bundle.js' },
  { path: '/docs/favicon-32x32.png', root: swaggerFiles, name: 'favicon-32x32.png' },
];

/** `/docs`: the OpenAPI document to read and try out, from files of this machine alone. */
export function docsRoutes(isHttps: boolean): Router {
  const router = Router();
  // Swagger UI's style sheet carries its icons as data: addresses.
  router.use('/docs', securityHeaders({ images: ['data:'], isHttps }));
  for (const { path, root, name } of files) {
    const send: RequestHandler = (_request, response) =>
      response.sendFile(name, { root, cacheControl: false, headers: { 'Cache-Control': 'no-cache' } });
    router.route(path).get(send).all(allowMethods('GET'));
  }
  router
    .route('/docs/init.js')
    .get(
      (_request, response) => void response.set('Cache-Control', 'no-cache').type('text/javascript').send(initScript),
    )
    .all(allowMethods('GET'));
  return router;
}

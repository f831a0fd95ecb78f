import { sep } from 'node:path';
import express, { Router } from 'express';
import { HttpProblem } from '../http-problem.ts';
import { allowMethods } from './allow-methods.ts';

/** Files below assets/ carry a hash of their content in their name, so a browser never has to ask again. */
const foreverSeconds = 365 * 24 * 60 * 60;

/** The web page, as built into a folder. A new build shows up with the next request for the page. */
export function webPageRoutes(webDirectory: string): Router {
  const router = Router();
  const serveFile = express.static(webDirectory, {
    redirect: false,
    setHeaders: (response, path) => {
      const isHashed = path.startsWith(`${webDirectory}${sep}assets${sep}`);
      response.setHeader('Cache-Control', isHashed ? `public, max-age=${foreverSeconds}, immutable` : 'no-cache');
    },
  });
  router.use(serveFile);
  router
    .route('/')
    .get(() => {
      throw new HttpProblem(404, 'page-not-built', 'The web page is not built yet; npm start builds it');
    })
    .all(allowMethods('GET'));
  return router;
}

import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Read rows page by page and hand them out one by one. Between two pages others get their turn: SQLite reads without giving way.
 *
 * @param readPage the rows behind a row, or the first ones; none at the end
 */
export async function* readInPages<T>(
  readPage: (after: T | undefined) => Promise<readonly T[]>,
): AsyncGenerator<T, void> {
  let page = await readPage(undefined);
  while (page.length > 0) {
    yield* page;
    await nextTurn();
    page = await readPage(page.at(-1));
  }
}

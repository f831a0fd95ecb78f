/** What the page shows, as its address says it. */
export type PageRoute =
  | { readonly page: 'practice'; readonly questionId?: string }
  | { readonly page: 'batches' }
  | { readonly page: 'new-batch' }
  | { readonly page: 'batch'; readonly batchId: string };

/**
 * Read the part of the address behind `#`. Whatever is not known leads to the practice page.
 *
 * @example
 * parsePageRoute('#batch=b1'); // { page: 'batch', batchId: 'b1' }
 */
export function parsePageRoute(hash: string): PageRoute {
  if (hash === '#batches') return { page: 'batches' };
  if (hash === '#batches/new') return { page: 'new-batch' };
  const batchId = readValue(hash, '#batch=');
  if (batchId !== undefined) return { page: 'batch', batchId };
  const questionId = readValue(hash, '#question=');
  return questionId === undefined ? { page: 'practice' } : { page: 'practice', questionId };
}

/** The address of a page, to be used as a link. */
export function toHash(route: PageRoute): string {
  if (route.page === 'batches') return '#batches';
  if (route.page === 'new-batch') return '#batches/new';
  if (route.page === 'batch') return `#batch=${encodeURIComponent(route.batchId)}`;
  return route.questionId === undefined ? '#practice' : `#question=${encodeURIComponent(route.questionId)}`;
}

function readValue(hash: string, prefix: string): string | undefined {
  if (!hash.startsWith(prefix) || hash.length === prefix.length) return undefined;
  try {
    return decodeURIComponent(hash.slice(prefix.length));
  } catch {
    return undefined;
  }
}

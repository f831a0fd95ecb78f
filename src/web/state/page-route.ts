/** What the page shows, as its address says it. */
export type PageRoute =
  | { readonly page: 'practice'; readonly questionId?: string }
  | { readonly page: 'batches' }
  | { readonly page: 'new-batch' }
  | { readonly page: 'batch'; readonly batchId: string }
  | { readonly page: 'rubrics' }
  | { readonly page: 'new-import' }
  | { readonly page: 'new-question' }
  | { readonly page: 'import'; readonly importId: string }
  | { readonly page: 'draft'; readonly draftId: string }
  /** Versions by their hashes, drafts by their ids. */
  | { readonly page: 'comparison'; readonly from: string; readonly to: string };

/** A part of the page with an entry of its own in the navigation. */
export type PageSection = 'practice' | 'batches' | 'rubrics';

/** Pages whose address is always the same. */
const FIXED = {
  '#batches': { page: 'batches' },
  '#batches/new': { page: 'new-batch' },
  '#rubrics': { page: 'rubrics' },
  '#rubrics/document': { page: 'new-import' },
  '#rubrics/question': { page: 'new-question' },
} as const satisfies Readonly<Record<string, PageRoute>>;

/**
 * Read the part of the address behind `#`. Whatever is not known leads to the practice page.
 *
 * @example
 * parsePageRoute('#batch=b1'); // { page: 'batch', batchId: 'b1' }
 */
export function parsePageRoute(hash: string): PageRoute {
  const fixed = Object.entries(FIXED).find(([address]) => address === hash);
  if (fixed !== undefined) return fixed[1];
  const batchId = readValue(hash, '#batch=');
  if (batchId !== undefined) return { page: 'batch', batchId };
  const importId = readValue(hash, '#import=');
  if (importId !== undefined) return { page: 'import', importId };
  const draftId = readValue(hash, '#draft=');
  if (draftId !== undefined) return { page: 'draft', draftId };
  const [from, to] = ['from', 'to'].map((name) => new URLSearchParams(hash.replace(/^#compare\?/, '')).get(name));
  if (hash.startsWith('#compare?') && from && to) return { page: 'comparison', from, to };
  const questionId = readValue(hash, '#question=');
  return questionId === undefined ? { page: 'practice' } : { page: 'practice', questionId };
}

/** The address of a page, to be used as a link. */
export function toHash(route: PageRoute): string {
  if (route.page === 'batch') return `#batch=${encodeURIComponent(route.batchId)}`;
  if (route.page === 'import') return `#import=${encodeURIComponent(route.importId)}`;
  if (route.page === 'draft') return `#draft=${encodeURIComponent(route.draftId)}`;
  if (route.page === 'comparison') return `#compare?${new URLSearchParams({ from: route.from, to: route.to })}`;
  if (route.page === 'practice') {
    return route.questionId === undefined ? '#practice' : `#question=${encodeURIComponent(route.questionId)}`;
  }
  return Object.entries(FIXED).find(([, { page }]) => page === route.page)?.[0] ?? '#practice';
}

/** The entry of the navigation that a page belongs to. */
export function sectionOf({ page }: PageRoute): PageSection {
  if (page === 'practice') return 'practice';
  return page === 'batches' || page === 'new-batch' || page === 'batch' ? 'batches' : 'rubrics';
}

function readValue(hash: string, prefix: string): string | undefined {
  if (!hash.startsWith(prefix) || hash.length === prefix.length) return undefined;
  try {
    return decodeURIComponent(hash.slice(prefix.length));
  } catch {
    return undefined;
  }
}

/** Which reviews the queue shows. */
export type ReviewFilter = {
  readonly kind?: 'first' | 'second' | 'appeal';
  readonly batchId?: string;
  readonly questionId?: string;
  readonly assignee?: 'me' | 'nobody';
};

/** What the page shows, as its address says it. */
export type PageRoute =
  | { readonly page: 'practice'; readonly questionId?: string }
  | { readonly page: 'answers' }
  | { readonly page: 'answer'; readonly recordId: string }
  | { readonly page: 'batches' }
  | { readonly page: 'new-batch' }
  | { readonly page: 'batch'; readonly batchId: string }
  | { readonly page: 'rubrics' }
  | { readonly page: 'new-import' }
  | { readonly page: 'new-question' }
  | { readonly page: 'import'; readonly importId: string }
  | { readonly page: 'draft'; readonly draftId: string }
  /** Versions by their hashes, drafts by their ids. */
  | { readonly page: 'comparison'; readonly from: string; readonly to: string }
  | { readonly page: 'reviews'; readonly filter?: ReviewFilter }
  | { readonly page: 'review'; readonly taskId: string }
  /** Machine and people side by side. */
  | { readonly page: 'record'; readonly recordId: string }
  | { readonly page: 'people' }
  | { readonly page: 'api-keys' }
  | { readonly page: 'password' };

/** A part of the page with a title of its own, most of them with an entry in the navigation. */
export type PageSection = 'practice' | 'answers' | 'batches' | 'rubrics' | 'reviews' | 'people' | 'account';

/** Pages whose address is always the same. */
const FIXED = {
  '#answers': { page: 'answers' },
  '#batches': { page: 'batches' },
  '#batches/new': { page: 'new-batch' },
  '#rubrics': { page: 'rubrics' },
  '#rubrics/document': { page: 'new-import' },
  '#rubrics/question': { page: 'new-question' },
  '#reviews': { page: 'reviews' },
  '#people': { page: 'people' },
  '#keys': { page: 'api-keys' },
  '#password': { page: 'password' },
} as const satisfies Readonly<Record<string, PageRoute>>;

/** Pages about one thing, whose id is all that follows. */
const BY_ID: readonly { readonly prefix: string; readonly read: (id: string) => PageRoute }[] = [
  { prefix: '#answer=', read: (recordId) => ({ page: 'answer', recordId }) },
  { prefix: '#batch=', read: (batchId) => ({ page: 'batch', batchId }) },
  { prefix: '#import=', read: (importId) => ({ page: 'import', importId }) },
  { prefix: '#draft=', read: (draftId) => ({ page: 'draft', draftId }) },
  { prefix: '#review=', read: (taskId) => ({ page: 'review', taskId }) },
  { prefix: '#record=', read: (recordId) => ({ page: 'record', recordId }) },
  { prefix: '#question=', read: (questionId) => ({ page: 'practice', questionId }) },
];

const SECTIONS = {
  practice: 'practice',
  answers: 'answers',
  answer: 'answers',
  batches: 'batches',
  'new-batch': 'batches',
  batch: 'batches',
  rubrics: 'rubrics',
  'new-import': 'rubrics',
  'new-question': 'rubrics',
  import: 'rubrics',
  draft: 'rubrics',
  comparison: 'rubrics',
  reviews: 'reviews',
  review: 'reviews',
  record: 'reviews',
  people: 'people',
  'api-keys': 'account',
  password: 'account',
} as const satisfies Readonly<Record<PageRoute['page'], PageSection>>;

/**
 * Read the part of the address behind `#`. Whatever is not known leads to the practice page.
 *
 * @example
 * parsePageRoute('#batch=b1'); // { page: 'batch', batchId: 'b1' }
 */
export function parsePageRoute(hash: string): PageRoute {
  const fixed = Object.entries(FIXED).find(([address]) => address === hash);
  if (fixed !== undefined) return fixed[1];
  for (const { prefix, read } of BY_ID) {
    const id = readValue(hash, prefix);
    if (id !== undefined) return read(id);
  }
  const query = new URLSearchParams(hash.slice(hash.indexOf('?') + 1));
  if (hash.startsWith('#reviews?')) return { page: 'reviews', filter: readFilter(query) };
  const [from, to] = [query.get('from'), query.get('to')];
  if (hash.startsWith('#compare?') && from && to) return { page: 'comparison', from, to };
  return { page: 'practice' };
}

/** The address of a page, to be used as a link. */
export function toHash(route: PageRoute): string {
  if (route.page === 'answer') return `#answer=${encodeURIComponent(route.recordId)}`;
  if (route.page === 'batch') return `#batch=${encodeURIComponent(route.batchId)}`;
  if (route.page === 'import') return `#import=${encodeURIComponent(route.importId)}`;
  if (route.page === 'draft') return `#draft=${encodeURIComponent(route.draftId)}`;
  if (route.page === 'review') return `#review=${encodeURIComponent(route.taskId)}`;
  if (route.page === 'record') return `#record=${encodeURIComponent(route.recordId)}`;
  if (route.page === 'comparison') return `#compare?${new URLSearchParams({ from: route.from, to: route.to })}`;
  if (route.page === 'reviews' && route.filter !== undefined && Object.keys(route.filter).length > 0) {
    return `#reviews?${new URLSearchParams({ ...route.filter })}`;
  }
  if (route.page === 'practice') {
    return route.questionId === undefined ? '#practice' : `#question=${encodeURIComponent(route.questionId)}`;
  }
  return Object.entries(FIXED).find(([, { page }]) => page === route.page)?.[0] ?? '#practice';
}

/** The part of the page that a page belongs to. */
export function sectionOf({ page }: PageRoute): PageSection {
  return SECTIONS[page];
}

/** What is not known of a filter is left out. */
function readFilter(query: URLSearchParams): ReviewFilter {
  const kind = (['first', 'second', 'appeal'] as const).find((known) => known === query.get('kind'));
  const assignee = (['me', 'nobody'] as const).find((known) => known === query.get('assignee'));
  const [batchId, questionId] = [query.get('batchId'), query.get('questionId')];
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(batchId ? { batchId } : {}),
    ...(questionId ? { questionId } : {}),
    ...(assignee === undefined ? {} : { assignee }),
  };
}

function readValue(hash: string, prefix: string): string | undefined {
  if (!hash.startsWith(prefix) || hash.length === prefix.length) return undefined;
  try {
    return decodeURIComponent(hash.slice(prefix.length));
  } catch {
    return undefined;
  }
}

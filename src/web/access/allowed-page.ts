import type { Permission } from '../state/access.ts';
import type { PageRoute } from '../state/page-route.ts';

/** What a page needs; null for what everybody may see who is in. */
const NEEDED = {
  practice: 'evaluations',
  answers: 'evaluations',
  answer: 'evaluations',
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
  people: 'access',
  'api-keys': 'batches',
  password: null,
} as const satisfies Readonly<Record<PageRoute['page'], Permission | null>>;

/** Where nobody signs in there are no people, keys or passwords. */
const WITH_ACCOUNT: readonly PageRoute['page'][] = ['people', 'api-keys', 'password'];

/** May somebody with these permissions see the page? What is on it the service decides once more. */
export function isPageAllowed(
  page: PageRoute['page'],
  { may, isDemo }: { readonly may: (permission: Permission) => boolean; readonly isDemo: boolean },
): boolean {
  if (isDemo && WITH_ACCOUNT.includes(page)) return false;
  const needed = NEEDED[page];
  return needed === null || may(needed);
}

import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isPageAllowed } from './access/allowed-page.ts';
import { NotForYou } from './components/access/not-for-you.tsx';
import { LoadBoundary } from './components/load-boundary.tsx';
import { PageHeader } from './components/page-header.tsx';
import { PracticePage } from './pages/practice-page.tsx';
import { useAccess } from './state/access.ts';
import { type PageRoute, sectionOf } from './state/page-route.ts';
import { usePageRoute } from './state/use-page-route.ts';

// Tables, drawers and uploads are fetched by those who need them, not by somebody who practises.
const BatchesPage = lazy(async () => ({ default: (await import('./pages/batches-page.tsx')).BatchesPage }));
const RubricsPage = lazy(async () => ({ default: (await import('./pages/rubrics-page.tsx')).RubricsPage }));
const AnswersPage = lazy(async () => ({ default: (await import('./pages/answers-page.tsx')).AnswersPage }));
const ReviewsPage = lazy(async () => ({ default: (await import('./pages/reviews-page.tsx')).ReviewsPage }));
const PeoplePage = lazy(async () => ({ default: (await import('./pages/people-page.tsx')).PeoplePage }));
const AccountPage = lazy(async () => ({ default: (await import('./pages/account-page.tsx')).AccountPage }));

/** The page that the address asks for. */
export function App() {
  const { t } = useTranslation();
  const route = usePageRoute();
  const access = useAccess();
  const section = sectionOf(route);
  const title = t(`${section}.title`);
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <>
      <PageHeader section={section} />
      <LoadBoundary key={section}>
        {isPageAllowed(route.page, access) ? <Page route={route} /> : <NotForYou />}
      </LoadBoundary>
    </>
  );
}

function Page({ route }: { readonly route: PageRoute }) {
  if (route.page === 'practice') return <PracticePage chosenId={route.questionId} />;
  return (
    <Suspense fallback={<main className="page-body" aria-busy="true" />}>
      <LazyPage route={route} />
    </Suspense>
  );
}

function LazyPage({ route }: { readonly route: PageRoute }) {
  const section = sectionOf(route);
  if (section === 'answers') return <AnswersPage route={route} />;
  if (section === 'batches') return <BatchesPage route={route} />;
  if (section === 'reviews') return <ReviewsPage route={route} />;
  if (section === 'people') return <PeoplePage />;
  return section === 'account' ? <AccountPage route={route} /> : <RubricsPage route={route} />;
}

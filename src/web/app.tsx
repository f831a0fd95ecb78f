import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadBoundary } from './components/load-boundary.tsx';
import { PageHeader } from './components/page-header.tsx';
import { PracticePage } from './pages/practice-page.tsx';
import { sectionOf } from './state/page-route.ts';
import { usePageRoute } from './state/use-page-route.ts';

// Tables, drawers and uploads are fetched by those who need them, not by somebody who practises.
const BatchesPage = lazy(async () => ({ default: (await import('./pages/batches-page.tsx')).BatchesPage }));
const RubricsPage = lazy(async () => ({ default: (await import('./pages/rubrics-page.tsx')).RubricsPage }));

/** The page that the address asks for. */
export function App() {
  const { t } = useTranslation();
  const route = usePageRoute();
  const section = sectionOf(route);
  const title = t(`${section}.title`);
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <>
      <PageHeader section={section} />
      <LoadBoundary key={section}>
        {route.page === 'practice' ? (
          <PracticePage chosenId={route.questionId} />
        ) : (
          <Suspense fallback={<main className="page-body" aria-busy="true" />}>
            {section === 'batches' ? <BatchesPage route={route} /> : <RubricsPage route={route} />}
          </Suspense>
        )}
      </LoadBoundary>
    </>
  );
}

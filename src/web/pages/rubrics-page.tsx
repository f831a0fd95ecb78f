import { ComparisonScreen } from '../components/rubrics/comparison/comparison-screen.tsx';
import { DraftScreen } from '../components/rubrics/draft-screen.tsx';
import { ImportScreen } from '../components/rubrics/import/import-screen.tsx';
import { NewImport } from '../components/rubrics/import/new-import.tsx';
import { NewQuestion } from '../components/rubrics/import/new-question.tsx';
import { RubricList } from '../components/rubrics/list/rubric-list.tsx';
import type { PageRoute } from '../state/page-route.ts';
import '../styles/screens.css';
import '../styles/rubrics.css';
import '../styles/rubric-editor.css';
import '../styles/cue-families.css';

/** Where an interviewer makes rubrics: from a document or by hand, tried and tested before answers are scored with them. */
export function RubricsPage({ route }: { readonly route: PageRoute }) {
  if (route.page === 'new-import') return <NewImport />;
  if (route.page === 'new-question') return <NewQuestion />;
  if (route.page === 'import') return <ImportScreen key={route.importId} importId={route.importId} />;
  if (route.page === 'draft') return <DraftScreen key={route.draftId} draftId={route.draftId} />;
  if (route.page === 'comparison') return <ComparisonScreen key={`${route.from} ${route.to}`} {...route} />;
  return <RubricList />;
}

import { BatchList } from '../components/batches/batch-list.tsx';
import { BatchScreen } from '../components/batches/batch-screen.tsx';
import { NewBatch } from '../components/batches/new-batch.tsx';
import type { PageRoute } from '../state/page-route.ts';
import '../styles/screens.css';
import '../styles/batches.css';
import '../styles/batch-results.css';

/** Where an interviewer has many answers evaluated at once: upload, watch, and read the doubtful ones first. */
export function BatchesPage({ route }: { readonly route: PageRoute }) {
  if (route.page === 'new-batch') return <NewBatch />;
  if (route.page === 'batch') return <BatchScreen key={route.batchId} batchId={route.batchId} />;
  return <BatchList />;
}

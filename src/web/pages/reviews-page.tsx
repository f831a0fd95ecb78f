import { RecordScreen } from '../components/reviews/record-screen.tsx';
import { ReviewQueue } from '../components/reviews/review-queue.tsx';
import { ReviewScreen } from '../components/reviews/review-screen.tsx';
import type { PageRoute } from '../state/page-route.ts';
import { Reader } from '../state/reader.ts';
import '../styles/screens.css';
import '../styles/reviews.css';

/** Where people decide what the machine was not sure of. */
export function ReviewsPage({ route }: { readonly route: PageRoute }) {
  return (
    <Reader value="interviewer">
      <main className="page-body reviews-page">
        {route.page === 'review' && <ReviewScreen key={route.taskId} taskId={route.taskId} />}
        {route.page === 'record' && <RecordScreen key={route.recordId} recordId={route.recordId} />}
        {route.page === 'reviews' && <ReviewQueue filter={route.filter ?? {}} />}
      </main>
    </Reader>
  );
}

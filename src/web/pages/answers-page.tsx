import { OwnAnswer } from '../components/answers/own-answer.tsx';
import { OwnAnswers } from '../components/answers/own-answers.tsx';
import type { PageRoute } from '../state/page-route.ts';
import '../styles/screens.css';
import '../styles/answers.css';

/** Where somebody finds what they have answered, and what people made of it. */
export function AnswersPage({ route }: { readonly route: PageRoute }) {
  return (
    <main className="page-body answers-page">
      {route.page === 'answer' ? <OwnAnswer key={route.recordId} recordId={route.recordId} /> : <OwnAnswers />}
    </main>
  );
}

import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionReply } from '../../api/schemas.ts';
import { summarise } from '../evidence/summary.ts';
import { toHash } from '../state/page-route.ts';
import { useDraft } from '../state/use-draft.ts';
import { useLongWait } from '../state/use-long-wait.ts';
import { useSubmission } from '../state/use-submission.ts';
import { AnswerForm } from './answer-form.tsx';
import { EvaluationResult } from './evaluation-result.tsx';

/** One question: read it, answer it, see what came of it. */
export function QuestionWorkspace({ question }: { readonly question: QuestionReply }) {
  const { t } = useTranslation();
  const draft = useDraft(question.id);
  const resultHeading = useRef<HTMLHeadingElement>(null);
  const { submission, submit, isPending, error } = useSubmission(question.id, resultHeading);
  const isLongWait = useLongWait(isPending);

  return (
    <main className="workspace">
      <section className="card" aria-labelledby="question-text">
        <p className="question-points">{t('points.onOffer', { points: question.points })}</p>
        <h2 id="question-text" className="question-text" lang={question.language}>
          {question.text}
        </h2>
        <AnswerForm
          text={draft.text}
          draftStatus={draft.status}
          isPending={isPending}
          isLongWait={isLongWait}
          hasResult={submission !== undefined}
          failure={error}
          onType={draft.setText}
          onSubmit={() => submit(draft.text)}
        />
      </section>
      <p className="visually-hidden" role="status">
        {isPending && t(isLongWait ? 'answer.longWait' : 'answer.submitting')}
        {!isPending && submission && t('result.arrived', { summary: t(...summarise(submission.evaluation)) })}
      </p>
      {submission && (
        <EvaluationResult
          submission={submission}
          language={question.language}
          isOutdated={submission.answer !== draft.text}
          isPending={isPending}
          headingRef={resultHeading}
        >
          <p className="result-later">
            {t('result.later')}{' '}
            <a href={toHash({ page: 'answer', recordId: submission.evaluation.recordId })}>{t('result.openLater')}</a>
          </p>
        </EvaluationResult>
      )}
    </main>
  );
}

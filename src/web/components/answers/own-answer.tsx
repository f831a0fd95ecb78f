import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerReviewsReply } from '../../../api/review-schemas.ts';
import type { StoredEvaluationReply } from '../../../api/stored-evaluation-schemas.ts';
import { listQuestions } from '../../service/practice-service.ts';
import { useAnswerReviews, useStoredEvaluation } from '../../state/use-answer-reviews.ts';
import { EvaluationResult } from '../evaluation-result.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { Loading } from '../loading.tsx';
import { ScreenHeading } from '../screen-heading.tsx';
import { AppealForm } from './appeal-form.tsx';
import { AppealState } from './appeal-state.tsx';
import { PeopleSaid } from './people-said.tsx';

/** One of one's answers: what people decided first, then the feedback as when it was fresh, then how to contest it. */
export function OwnAnswer({ recordId }: { readonly recordId: string }) {
  const { t } = useTranslation();
  const stored = useStoredEvaluation(recordId);
  const reviews = useAnswerReviews(recordId);
  const failed = [stored, reviews].find(({ error, isFetching }) => error !== null && !isFetching);
  const retry = () => {
    void stored.refetch();
    void reviews.refetch();
  };
  const isReady = stored.data !== undefined && reviews.data !== undefined;
  return (
    <>
      <section className="card">
        <ScreenHeading backTo="answers">{t('answer.title')}</ScreenHeading>
        {failed?.error && <FailureNotice error={failed.error} title={t('answer.failed')} onRetry={retry} />}
        {!isReady && !failed && <Loading text={t('answer.loading')} />}
        {isReady && <Facts stored={stored.data} reviews={reviews.data} />}
      </section>
      {isReady && stored.data.answer !== null && (
        <Feedback stored={stored.data} answer={stored.data.answer} reviews={reviews.data} />
      )}
    </>
  );
}

type Props = { readonly stored: StoredEvaluationReply; readonly reviews: AnswerReviewsReply };

function Facts({ stored, reviews }: Props) {
  const { t } = useTranslation();
  const question = useQuestion(stored);
  return (
    <>
      {question !== undefined && (
        <p className="review-prompt" lang={question.language}>
          {question.text}
        </p>
      )}
      <PeopleSaid reviews={reviews} />
      {stored.answer === null && <Alert type="info" showIcon role="note" title={t('answer.erased')} />}
    </>
  );
}

function Feedback({ stored, answer, reviews }: Props & { readonly answer: string }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const language = useQuestion(stored)?.language ?? 'zh';
  const { recordId, createdAt } = stored;
  const { isStale: _isStale, ...evaluation } = stored.evaluation;
  return (
    <>
      <EvaluationResult
        submission={{ answer, evaluation: { ...evaluation, recordId, createdAt } }}
        language={language}
        isOutdated={false}
        isPending={false}
        headingRef={heading}
      />
      <section className="card" aria-labelledby="contest-title">
        <h2 id="contest-title">{t('contest.title')}</h2>
        {reviews.appeals.map((appeal) => (
          <AppealState key={appeal.id} appeal={appeal} />
        ))}
        <AppealForm recordId={recordId} answer={answer} reviews={reviews} />
      </section>
    </>
  );
}

function useQuestion({ evaluation: { questionId } }: StoredEvaluationReply) {
  const { data } = useQuery({ queryKey: ['questions'], queryFn: listQuestions });
  return data?.questions.find(({ id }) => id === questionId);
}

import { useTranslation } from 'react-i18next';
import type { AnswerReviewsReply, ReviewReply } from '../../../api/review-schemas.ts';
import type { CriterionReply, EvaluationReply } from '../../../api/schemas.ts';
import { toHash } from '../../state/page-route.ts';
import { useAnswerReviews, useStoredEvaluation } from '../../state/use-answer-reviews.ts';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { Loading } from '../loading.tsx';
import { VerdictCell } from './verdict-cell.tsx';

/** Machine and people in one table, criterion by criterion, and what counts. */
export function SideBySide({ recordId }: { readonly recordId: string }) {
  const { t } = useTranslation();
  const reviews = useAnswerReviews(recordId);
  const stored = useStoredEvaluation(recordId);
  const failed = [reviews, stored].find(({ error, isFetching }) => error !== null && !isFetching);
  if (failed?.error) {
    const retry = () => {
      void reviews.refetch();
      void stored.refetch();
    };
    return <FailureNotice error={failed.error} title={t('sideBySide.failed')} onRetry={retry} />;
  }
  if (reviews.data === undefined || stored.data === undefined) return <Loading text={t('sideBySide.loading')} />;
  return (
    <>
      <Outcome outcome={reviews.data.outcome} machine={stored.data.evaluation} />
      <OpenTasks tasks={reviews.data.openTasks} />
      <VerdictTable reviews={reviews.data} machine={stored.data.evaluation} />
      <Appeals appeals={reviews.data.appeals} />
      {stored.data.answer === null ? (
        <p>{t('item.erased')}</p>
      ) : (
        <details className="kept-answer">
          <summary>{t('submitted.title.interviewer')}</summary>
          <p className="plain-answer">{stored.data.answer}</p>
        </details>
      )}
    </>
  );
}

type OutcomeProps = { readonly outcome: AnswerReviewsReply['outcome']; readonly machine: EvaluationReply };

function Outcome({ outcome, machine }: OutcomeProps) {
  const { t } = useTranslation();
  const words = (points: number | null, maxPoints: number) =>
    points === null ? t('result.totalUnknown') : t('result.total', { points, maxPoints });
  return (
    <dl className="outcome-totals">
      <div>
        <dt>{t('sideBySide.counts')}</dt>
        <dd>{words(outcome.totalPoints, outcome.maxPoints)}</dd>
      </div>
      <div>
        <dt>{t('sideBySide.machine')}</dt>
        <dd>{words(machine.totalPoints, machine.maxPoints)}</dd>
      </div>
    </dl>
  );
}

function OpenTasks({ tasks }: { readonly tasks: AnswerReviewsReply['openTasks'] }) {
  const { t } = useTranslation();
  return tasks.map(({ id, kind }) => (
    <p key={id}>
      {t('sideBySide.waits', { kind: t(`kind.${kind}`) })}{' '}
      <a href={toHash({ page: 'review', taskId: id })}>{t('queue.review')}</a>
    </p>
  ));
}

type TableProps = { readonly reviews: AnswerReviewsReply; readonly machine: EvaluationReply };

function VerdictTable({ reviews: { outcome, reviews }, machine }: TableProps) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard
    <section className="side-by-side" aria-label={t('sideBySide.title')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('sideBySide.criterion')}</th>
            <th scope="col">{t('sideBySide.machine')}</th>
            {reviews.map((review) => (
              <ReviewHead key={review.id} review={review} />
            ))}
          </tr>
        </thead>
        <tbody>
          {outcome.criteria.map((criterion) => (
            <VerdictLine
              key={criterion.criterionId}
              criterion={criterion}
              reviews={reviews}
              said={machine.criteria.find(({ id }) => id === criterion.criterionId)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

type LineProps = {
  readonly criterion: AnswerReviewsReply['outcome']['criteria'][number];
  readonly reviews: AnswerReviewsReply['reviews'];
  /** What the machine says. */
  readonly said: CriterionReply | undefined;
};

function VerdictLine({ criterion: { criterionId, label, reviewId, maxPoints }, reviews, said }: LineProps) {
  const { verdict, points } = said?.status === 'scored' ? said : { verdict: null, points: null };
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <VerdictCell verdict={verdict} points={points} maxPoints={maxPoints} doesCount={reviewId === null} />
      </td>
      {reviews.map((review) => (
        <DecisionCell
          key={review.id}
          decision={review.decisions.find((it) => it.criterionId === criterionId)}
          doesCount={reviewId === review.id}
        />
      ))}
    </tr>
  );
}

function ReviewHead({ review: { kind, mode, reviewer, createdAt } }: { readonly review: ReviewReply }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  return (
    <th scope="col">
      {reviewer?.name ?? t('sideBySide.somebody')}
      <span className="beside">
        {t(`kind.${kind}`)} · {t(`mode.${mode}`)} · {time(createdAt)}
      </span>
    </th>
  );
}

type CellProps = { readonly decision: ReviewReply['decisions'][number] | undefined; readonly doesCount: boolean };

function DecisionCell({ decision, doesCount }: CellProps) {
  const { t } = useTranslation();
  if (decision === undefined) return <td />;
  const { verdict, points, maxPoints, blindVerdict, reason, evidence } = decision;
  return (
    <td>
      <VerdictCell verdict={verdict} points={points} maxPoints={maxPoints} doesCount={doesCount} />
      {blindVerdict !== null && blindVerdict !== verdict && (
        <p className="beside">{t('sideBySide.blindWas', { verdict: t(`verdict.${blindVerdict}`) })}</p>
      )}
      {reason !== null && reason !== '' && <p>{reason}</p>}
      {evidence !== null && <q>{evidence.text}</q>}
    </td>
  );
}

function Appeals({ appeals }: { readonly appeals: AnswerReviewsReply['appeals'] }) {
  const { t } = useTranslation();
  return appeals.map(({ id, label, message, status }) => (
    <p key={id} className="side-appeal">
      <span className="kind-tag">{t('kind.appeal')}</span> {label} · {t(`appealStatus.${status}`)}
      {message !== null && (
        <>
          {' · '}
          {message}
        </>
      )}
    </p>
  ));
}

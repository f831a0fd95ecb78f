import { Table, type TableColumnsType } from 'antd';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchItemReply } from '../../../api/batch-schemas.ts';
import type { QuestionReply } from '../../../api/schemas.ts';
import { StaleTag } from '../stale-tag.tsx';
import { CandidateName } from './candidate-name.tsx';
import { CauseText } from './cause-text.tsx';
import type { OpenItem } from './item-drawer.tsx';
import { QuestionName } from './question-name.tsx';
import { VerdictRow } from './verdict-row.tsx';

type Props = {
  readonly items: readonly BatchItemReply[];
  readonly isLoading: boolean;
  readonly isFiltered: boolean;
  readonly questions: readonly QuestionReply[];
  readonly onOpen: (item: OpenItem) => void;
};

/** One answer a row. The candidate's name opens it; so does a click anywhere in the row. */
export function ItemsTable({ items, isLoading, isFiltered, questions, onOpen }: Props) {
  const { t } = useTranslation();
  const columns = useItemColumns(questions, items, onOpen);
  return (
    <Table<BatchItemReply>
      className="scrolling-table items-table"
      rowKey="position"
      size="middle"
      aria-label={t('results.items')}
      columns={columns}
      dataSource={[...items]}
      loading={isLoading}
      pagination={false}
      locale={{ emptyText: t(isFiltered ? 'items.noneFiltered' : 'items.none') }}
      scroll={{ x: 1000 }}
      onRow={({ position }) => ({ onClick: () => onOpen({ position, among: items.map((it) => it.position) }) })}
    />
  );
}

function useItemColumns(
  questions: readonly QuestionReply[],
  items: readonly BatchItemReply[],
  onOpen: (item: OpenItem) => void,
): TableColumnsType<BatchItemReply> {
  const { t } = useTranslation();
  const among = items.map(({ position }) => position);
  return [
    {
      title: t('column.candidate'),
      width: 130,
      render: (_, item) => <OpenButton item={item} onOpen={() => onOpen({ position: item.position, among })} />,
    },
    { title: t('column.points'), width: 100, align: 'right', render: (_, item) => <ItemPoints item={item} /> },
    {
      title: t('column.question'),
      width: 230,
      render: (_, { questionId }) => <QuestionName questionId={questionId} questions={questions} />,
    },
    {
      title: t('column.answer'),
      render: (_, { evaluation, error, excerpt }) => (
        <>
          {evaluation !== null && <VerdictRow criteria={evaluation.criteria} />}
          {error !== null && <CauseText cause={error} />}
          <p className="excerpt">{excerpt ?? t('items.erasedAnswer')}</p>
        </>
      ),
    },
    { title: t('column.review'), width: 240, render: (_, item) => <ReviewCell item={item} /> },
  ];
}

function OpenButton({
  item: { candidateId, row },
  onOpen,
}: {
  readonly item: BatchItemReply;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation();
  const open = (event: MouseEvent) => {
    event.stopPropagation(); // the row would open it once more
    onOpen();
  };
  return (
    <button type="button" className="open-item" onClick={open}>
      <CandidateName candidateId={candidateId} />
      <span className="beside">{t('column.rowNumber', { row })}</span>
    </button>
  );
}

function ItemPoints({ item: { status, evaluation } }: { readonly item: BatchItemReply }) {
  const { t } = useTranslation();
  if (evaluation === null) return <span className={`item-${status}`}>{t(`itemStatus.${status}`)}</span>;
  const { totalPoints, maxPoints, reviewed } = evaluation;
  const machine =
    totalPoints === null ? (
      t('items.noTotal')
    ) : (
      <span className="nowrap">
        <strong>{totalPoints}</strong> / {maxPoints}
      </span>
    );
  return (
    <>
      {reviewed === undefined ? machine : <ReviewedPoints reviewed={reviewed} evaluation={evaluation} />}{' '}
      <StaleTag evaluation={evaluation} />
    </>
  );
}

type ReviewedProps = {
  readonly reviewed: NonNullable<NonNullable<BatchItemReply['evaluation']>['reviewed']>;
  readonly evaluation: NonNullable<BatchItemReply['evaluation']>;
};

/** What counts since somebody decided, and below it what the machine had said. */
function ReviewedPoints({ reviewed, evaluation: { totalPoints, maxPoints } }: ReviewedProps) {
  const { t } = useTranslation();
  return (
    <>
      <span className="nowrap">
        <strong>{reviewed.totalPoints ?? t('items.noTotal')}</strong> / {maxPoints}
      </span>
      <span className="beside reviewed-beside">
        {t('items.machineHad', { points: totalPoints ?? t('items.noTotal') })}
      </span>
    </>
  );
}

function ReviewCell({ item: { evaluation } }: { readonly item: BatchItemReply }) {
  const { t } = useTranslation();
  if (evaluation === null) return null;
  return (
    <>
      {evaluation.reviewed !== undefined && (
        <span className="reviewed-mark">{t('items.reviewed', { count: evaluation.reviewed.reviewers })}</span>
      )}
      {evaluation.needsReview && evaluation.reviewed === undefined && (
        <span className="review-mark">{t('items.review')}</span>
      )}
      {evaluation.flags.map((flag) => (
        <span key={flag} className="flag-name">
          {t(`flag.${flag}`)}
        </span>
      ))}
    </>
  );
}

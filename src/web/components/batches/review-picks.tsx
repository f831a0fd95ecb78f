import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReviewPlanReply } from '../../../api/review-plan-schema.ts';
import type { QuestionReply } from '../../../api/schemas.ts';
import { reasonWords } from '../../evidence/review-reasons.ts';
import { useFormats } from '../../state/use-formats.ts';
import { CandidateName } from './candidate-name.tsx';
import type { OpenItem } from './item-drawer.tsx';
import { QuestionName } from './question-name.tsx';

type Pick = ReviewPlanReply['picks'][number];

type Props = {
  readonly picks: readonly Pick[];
  readonly questions: readonly QuestionReply[];
  readonly onOpen: (item: OpenItem) => void;
};

/** The picked answers, most worth a look first. Each opens, and from there one leafs through the others in this order. */
export function ReviewPicks({ picks, questions, onOpen }: Props) {
  const { t } = useTranslation();
  const { decimal } = useFormats();
  const among = picks.map(({ position }) => position);
  const columns: TableColumnsType<Pick> = [
    {
      title: t('column.candidate'),
      width: 130,
      render: (_, pick) => <OpenButton pick={pick} onOpen={() => onOpen({ position: pick.position, among })} />,
    },
    { title: t('column.points'), width: 100, align: 'right', render: (_, pick) => <PickPoints pick={pick} /> },
    {
      title: t('plan.column.error'),
      width: 110,
      align: 'right',
      render: (_, { expectedError }) => t('plan.error', { points: decimal(expectedError) }),
    },
    { title: t('plan.column.why'), render: (_, pick) => <WhyPicked pick={pick} questions={questions} /> },
    {
      title: t('column.question'),
      width: 230,
      render: (_, { questionId }) => <QuestionName questionId={questionId} questions={questions} />,
    },
  ];
  return (
    <Table<Pick>
      className="scrolling-table"
      rowKey="position"
      size="middle"
      aria-label={t('results.plan')}
      columns={columns}
      dataSource={[...picks]}
      pagination={picks.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
      scroll={{ x: 860 }}
    />
  );
}

/** As many rows as one looks through at once. */
const PAGE = 50;

function OpenButton({ pick: { candidateId, row }, onOpen }: { readonly pick: Pick; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="open-item" onClick={onOpen}>
      <CandidateName candidateId={candidateId} />
      <span className="beside">{t('column.rowNumber', { row })}</span>
    </button>
  );
}

function PickPoints({ pick: { totalPoints, maxPoints } }: { readonly pick: Pick }) {
  const { t } = useTranslation();
  if (totalPoints === null) return t('items.noTotal');
  return (
    <span className="nowrap">
      <strong>{totalPoints}</strong> / {maxPoints}
    </span>
  );
}

/** The criterion that is least sure first: there one begins to read. */
function WhyPicked({ pick, questions }: { readonly pick: Pick; readonly questions: readonly QuestionReply[] }) {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { leastSure, reasons, questionId } = pick;
  const language = questions.find(({ id }) => id === questionId)?.language ?? 'zh';
  return (
    <ul className="pick-reasons">
      {leastSure !== null && (
        <li>
          {leastSure.confidence === null
            ? t('plan.unscoredCriterion', { label: leastSure.label })
            : t('plan.leastSure', { label: leastSure.label, share: percent(leastSure.confidence) })}
        </li>
      )}
      {reasons
        .filter(({ code }) => !TOLD_BY_CRITERION.includes(code))
        .map(({ code, message }) => {
          const words = reasonWords(code);
          return <li key={code}>{words === undefined ? <span lang={language}>{message}</span> : t(words)}</li>;
        })}
    </ul>
  );
}

/** Reasons that the criterion named beside them tells already. */
const TOLD_BY_CRITERION: readonly string[] = ['low-confidence', 'unscored'];

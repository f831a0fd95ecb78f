import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchItemDetailReply } from '../../../api/batch-schemas.ts';
import type { QuestionReply } from '../../../api/schemas.ts';
import { useFormats } from '../../state/use-formats.ts';
import { CriterionGroups } from '../criterion-groups.tsx';
import { JudgingDetails } from '../judging/judging-details.tsx';
import { Provenance } from '../provenance.tsx';
import { StaleTag } from '../stale-tag.tsx';
import { SubmittedAnswer } from '../submitted-answer.tsx';
import { TotalPoints } from '../total-points.tsx';
import { CauseText } from './cause-text.tsx';
import { QuestionName } from './question-name.tsx';

type Props = { readonly item: BatchItemDetailReply; readonly questions: readonly QuestionReply[] };

/** An answer of a batch as it came in, with its points and the words that prove them. */
export function ItemDetail({ item, questions }: Props) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { answer, evaluation, error, status, evaluatedAt, row } = item;
  return (
    <div className="item-detail result">
      <p className="item-question">
        <QuestionName questionId={item.questionId} questions={questions} />
      </p>
      <p className="beside">
        {t('column.rowNumber', { row })}
        {evaluatedAt !== null && ` · ${t('item.evaluatedAt', { time: time(evaluatedAt) })}`}{' '}
        {evaluation !== null && <StaleTag evaluation={evaluation} />}
      </p>
      {answer === null && <Alert type="info" showIcon role="note" title={t('item.erased')} />}
      {status === 'pending' && <p>{t('item.pending')}</p>}
      {error !== null && (
        <Alert
          type="error"
          showIcon
          role="note"
          title={t('item.notEvaluated')}
          description={<CauseText cause={error} />}
        />
      )}
      {evaluation === null && answer !== null && <p className="plain-answer">{answer}</p>}
      {evaluation !== null && <Evaluated item={item} evaluation={evaluation} questions={questions} />}
    </div>
  );
}

type EvaluatedProps = Props & { readonly evaluation: NonNullable<BatchItemDetailReply['evaluation']> };

function Evaluated({ item: { answer, recordId, questionId }, evaluation, questions }: EvaluatedProps) {
  const { t } = useTranslation();
  const [activeNumber, setActiveNumber] = useState<number | null>(null);
  const language = questions.find(({ id }) => id === questionId)?.language ?? 'zh';
  const { reviewed, maxPoints } = evaluation;
  return (
    <>
      {reviewed !== undefined && (
        <Alert
          type="success"
          showIcon
          role="note"
          title={t('item.reviewed', {
            points: reviewed.totalPoints ?? t('items.noTotal'),
            maxPoints,
            count: reviewed.reviewers,
          })}
          description={t('item.reviewed.what')}
        />
      )}
      <TotalPoints evaluation={evaluation} />
      <JudgingDetails evaluation={evaluation} language={language} />
      <div className={answer === null ? '' : 'result-columns'}>
        <CriterionGroups evaluation={evaluation} language={language} onEmphasise={setActiveNumber} />
        {answer !== null && (
          <SubmittedAnswer
            answer={answer}
            evaluation={evaluation}
            language={language}
            activeNumber={activeNumber}
            onEmphasise={setActiveNumber}
          />
        )}
      </div>
      {recordId !== null && <Provenance evaluation={evaluation} recordId={recordId} />}
    </>
  );
}

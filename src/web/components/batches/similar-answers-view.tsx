import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BatchReply } from '../../../api/batch-schemas.ts';
import type { QuestionReply } from '../../../api/schemas.ts';
import type { SimilarAnswersReply } from '../../../api/similar-answers-schema.ts';
import { isOver } from '../../batches/batch-progress.ts';
import { getSimilarAnswers } from '../../service/batch-service.ts';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';
import type { OpenItem } from './item-drawer.tsx';
import { QuestionName } from './question-name.tsx';
import { SimilarCluster } from './similar-cluster.tsx';

type Props = {
  readonly batch: BatchReply;
  readonly questions: readonly QuestionReply[];
  readonly onOpen: (item: OpenItem) => void;
};

/** Answers that repeat each other, and answers taken from a model answer. Each leads to the answer itself. */
export function SimilarAnswersView({ batch, questions, onOpen }: Props) {
  const { t } = useTranslation();
  const { count, percent } = useFormats();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['similar', batch.id, batch.status],
    queryFn: () => getSimilarAnswers(batch.id),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  if (data === undefined) {
    if (error === null || isFetching) return <Skeleton active aria-label={t('similar.loading')} />;
    return <FailureNotice error={error} title={t('similar.failed')} onRetry={() => void refetch()} />;
  }
  return (
    <div className="similar">
      <p>
        {t('similar.what', { compared: count(data.compared), threshold: percent(data.threshold) })}
        {!isOver(batch.status) && (
          <Button className="refresh" loading={isFetching} onClick={() => void refetch()}>
            {t('results.refresh')}
          </Button>
        )}
      </p>
      <h4>{t('similar.clusters', { count: count(data.clusterCount), answers: count(data.clusteredAnswers) })}</h4>
      {data.clusters.length === 0 && <p>{t('similar.noClusters')}</p>}
      {data.clusters.map((cluster) => (
        <SimilarCluster key={cluster.representative.position} cluster={cluster} questions={questions} onOpen={onOpen} />
      ))}
      {data.clusters.length < data.clusterCount && <p>{t('similar.more', { shown: count(data.clusters.length) })}</p>}
      <ModelCopies found={data} questions={questions} onOpen={onOpen} />
    </div>
  );
}

type CopiesProps = Pick<Props, 'questions' | 'onOpen'> & { readonly found: SimilarAnswersReply };

function ModelCopies({ found: { modelCopies, copyCount }, questions, onOpen }: CopiesProps) {
  const { t } = useTranslation();
  const { count, percent } = useFormats();
  const among = modelCopies.map(({ position }) => position);
  return (
    <>
      <h4>{t('copies.title', { count: count(copyCount) })}</h4>
      <p className="beside">{t(copyCount === 0 ? 'copies.none' : 'copies.what')}</p>
      <ul className="copies">
        {modelCopies.map(({ position, row, questionId, copiedShare, longestRun }) => (
          <li key={position}>
            <Button onClick={() => onOpen({ position, among })}>{t('column.rowNumber', { row })}</Button>
            <span>{t('copies.share', { share: percent(copiedShare), run: count(longestRun) })}</span>
            <QuestionName questionId={questionId} questions={questions} />
          </li>
        ))}
      </ul>
      {modelCopies.length < copyCount && <p>{t('copies.more', { shown: count(modelCopies.length) })}</p>}
    </>
  );
}

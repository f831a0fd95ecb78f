import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { QuestionReply } from '../../../api/schemas.ts';
import { getItem } from '../../service/batch-service.ts';
import { Reader } from '../../state/reader.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { CandidateName } from './candidate-name.tsx';
import { ItemActions } from './item-actions.tsx';
import { ItemDetail } from './item-detail.tsx';

/** An item that is looked at, among the positions through which one leafs from it. */
export type OpenItem = { readonly position: number; readonly among: readonly number[] };

type Props = {
  readonly batchId: string;
  readonly item: OpenItem;
  readonly questions: readonly QuestionReply[];
  readonly isOpen: boolean;
  /** Asks for another one. */
  readonly onTurn: (item: OpenItem) => void;
  readonly onClose: () => void;
};

/** One answer with everything beside the table; the next one is a click away. */
export function ItemDrawer({ batchId, item, questions, isOpen, onTurn, onClose }: Props) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['item', batchId, item.position],
    queryFn: () => getItem(batchId, item.position),
    staleTime: 0,
  });
  return (
    <Drawer
      open={isOpen}
      size="min(1120px, 100vw)"
      title={data === undefined ? t('item.title') : <CandidateName candidateId={data.candidateId} />}
      extra={<Leaf item={item} onTurn={onTurn} />}
      closable={{ 'aria-label': t('item.close') }}
      onClose={onClose}
    >
      {data === undefined && isFetching && (
        <div aria-busy="true">
          <p role="status">{t('item.loading')}</p>
          <Skeleton active title={false} />
        </div>
      )}
      {data === undefined && error !== null && !isFetching && (
        <FailureNotice error={error} title={t('item.failed')} onRetry={() => void refetch()} />
      )}
      {data !== undefined && (
        <Reader value="interviewer">
          <ItemActions
            key={`actions of ${item.position}`}
            batchId={batchId}
            candidateId={data.candidateId}
            recordId={data.recordId}
          />
          <ItemDetail key={item.position} item={data} questions={questions} />
        </Reader>
      )}
    </Drawer>
  );
}

function Leaf({ item: { position, among }, onTurn }: Pick<Props, 'item' | 'onTurn'>) {
  const { t } = useTranslation();
  const place = among.indexOf(position);
  const previous = among[place - 1];
  const next = among[place + 1];
  if (among.length < 2) return null;
  const go = (to: number | undefined) => to !== undefined && onTurn({ position: to, among });
  return (
    <span className="leaf">
      <Button disabled={previous === undefined} onClick={() => go(previous)}>
        {t('item.previous')}
      </Button>
      <Button disabled={next === undefined} onClick={() => go(next)}>
        {t('item.next')}
      </Button>
    </span>
  );
}

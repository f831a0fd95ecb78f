import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { QuestionReply } from '../../../api/schemas.ts';
import type { SimilarClusterReply } from '../../../api/similar-answers-schema.ts';
import { useFormats } from '../../state/use-formats.ts';
import type { OpenItem } from './item-drawer.tsx';
import { QuestionName } from './question-name.tsx';

type Props = {
  readonly cluster: SimilarClusterReply;
  readonly questions: readonly QuestionReply[];
  readonly onOpen: (item: OpenItem) => void;
};

/** More would push the other clusters off the screen. */
const SHOWN = 30;

/** Answers that are the same or nearly so; each opens, and from there one leafs through the others. */
export function SimilarCluster({ cluster, questions, onOpen }: Props) {
  const { t } = useTranslation();
  const { count, percent } = useFormats();
  const { kind, size, representative, members } = cluster;
  const among = members.map(({ position }) => position);
  const shown = members.slice(0, SHOWN);
  return (
    <section className="cluster">
      <p>
        <strong>{t(`similar.${kind}`, { count: count(size) })}</strong>
      </p>
      <QuestionName questionId={representative.questionId} questions={questions} />
      <ul className="cluster-members">
        {shown.map(({ position, row, similarity }) => (
          <li key={position}>
            <Button onClick={() => onOpen({ position, among })}>
              {t('column.rowNumber', { row })}
              {kind === 'near' && <span className="similarity">{percent(similarity)}</span>}
            </Button>
          </li>
        ))}
      </ul>
      {shown.length < size && (
        <p className="beside">{t('similar.moreMembers', { count: count(size - shown.length) })}</p>
      )}
    </section>
  );
}

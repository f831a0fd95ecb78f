import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { compareRubrics, getContent } from '../../../service/rubric-service.ts';
import { FailureNotice } from '../../failure-notice.tsx';
import { Loading } from '../../loading.tsx';
import { ScreenHeading } from '../../screen-heading.tsx';
import { ChangesTable } from './changes-table.tsx';
import { EffectView } from './effect-view.tsx';

type Props = {
  /** Hashes of versions, or ids of drafts. */
  readonly from: string;
  readonly to: string;
};

/** What is different between two rubrics of a question, and whose score that changes. */
export function ComparisonScreen({ from, to }: Props) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['comparison', from, to],
    queryFn: () => compareRubrics(from, to),
    staleTime: 0,
  });
  const { labelOf, nameOf } = useNames(from, to);
  return (
    <main className="page-body rubrics-page rubric-screen">
      <section className="card">
        <ScreenHeading backTo="rubrics">
          {data === undefined
            ? t('comparison.loadingTitle')
            : t('comparison.title', { from: data.from.version, to: data.to.version })}
        </ScreenHeading>
        {data === undefined && isFetching && <Loading text={t('comparison.loading')} />}
        {error !== null && !isFetching && (
          <FailureNotice error={error} title={t('comparison.failed')} onRetry={() => void refetch()} />
        )}
        {data !== undefined && <p className="compared-question">{nameOf(data.questionId)}</p>}
        {data !== undefined && <ChangesTable changes={data.changes} labelOf={labelOf} />}
      </section>
      {data !== undefined && <EffectView effect={data.effect} labelOf={labelOf} />}
    </main>
  );
}

/** What criteria and question are called, in the newer one where both have it; ids where neither can be fetched. */
function useNames(from: string, to: string) {
  const older = useQuery({ queryKey: ['content', from], queryFn: () => getContent(from) });
  const newer = useQuery({ queryKey: ['content', to], queryFn: () => getContent(to), staleTime: 0 });
  const criteria = [...(newer.data?.criteria ?? []), ...(older.data?.criteria ?? [])];
  return {
    labelOf: (criterionId: string) => criteria.find(({ id }) => id === criterionId)?.label ?? criterionId,
    nameOf: (questionId: string) => newer.data?.prompt ?? older.data?.prompt ?? questionId,
  };
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RequestFailure } from '../../service/request-failure.ts';
import { getDraft } from '../../service/rubric-service.ts';
import { draftKey } from '../../state/use-draft-actions.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { Loading } from '../loading.tsx';
import { ScreenHeading } from '../screen-heading.tsx';
import { DraftWorkspace } from './draft-workspace.tsx';

/** A draft, from its first look to its publication. */
export function DraftScreen({ draftId }: { readonly draftId: string }) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: draftKey(draftId),
    queryFn: () => getDraft(draftId),
    // It may have been saved, published or removed elsewhere since.
    staleTime: 0,
  });
  const isGone = error instanceof RequestFailure && error.problem?.code === 'draft-not-found';
  if (data !== undefined && !isGone) return <DraftWorkspace draft={data} />;
  return (
    <main className="page-body rubrics-page">
      <section className="card">
        <ScreenHeading backTo="rubrics">{t('rubricDraft.title')}</ScreenHeading>
        {isFetching && <Loading text={t('rubricDraft.loading')} />}
        {error !== null && !isFetching && (
          <FailureNotice error={error} title={t('rubricDraft.failed')} onRetry={() => void refetch()} />
        )}
      </section>
    </main>
  );
}

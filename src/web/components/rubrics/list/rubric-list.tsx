import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { listQuestions } from '../../../service/practice-service.ts';
import { listDrafts, listVersions } from '../../../service/rubric-service.ts';
import { toHash } from '../../../state/page-route.ts';
import { FailureNotice } from '../../failure-notice.tsx';
import { Loading } from '../../loading.tsx';
import { ScreenHeading } from '../../screen-heading.tsx';
import { DraftList } from './draft-list.tsx';
import { PublishedNote } from './published-note.tsx';
import { QuestionVersions } from './question-versions.tsx';

/** All questions with the rubrics that answers are scored with, and the drafts that somebody works on. */
export function RubricList() {
  const { t } = useTranslation();
  const versions = useQuery({ queryKey: ['versions'], queryFn: listVersions, staleTime: 0 });
  const drafts = useQuery({ queryKey: ['drafts'], queryFn: listDrafts, staleTime: 0 });
  const questions = useQuery({ queryKey: ['questions'], queryFn: listQuestions });
  const queries = [versions, drafts, questions];
  const failed = queries.find(({ error, isFetching }) => error !== null && !isFetching);
  const retry = () => {
    for (const query of queries) if (query.error !== null) void query.refetch();
  };
  return (
    <main className="page-body rubrics-page rubric-screen">
      <section className="card">
        <div className="screen-top">
          <ScreenHeading>{t('rubrics.all')}</ScreenHeading>
          <div className="buttons">
            <Button type="primary" size="large" href={toHash({ page: 'new-import' })}>
              {t('rubrics.newImport')}
            </Button>
            <Button size="large" href={toHash({ page: 'new-question' })}>
              {t('rubrics.newQuestion')}
            </Button>
          </div>
        </div>
        <PublishedNote />
        {failed?.error && <FailureNotice error={failed.error} title={t('rubrics.failed')} onRetry={retry} />}
        {drafts.data === undefined && drafts.isFetching && <Loading text={t('rubrics.loading')} />}
        {drafts.data !== undefined && <DraftList drafts={drafts.data} />}
      </section>
      {versions.data !== undefined && questions.data !== undefined && (
        <QuestionVersions versions={versions.data} list={questions.data} drafts={drafts.data ?? []} />
      )}
    </main>
  );
}

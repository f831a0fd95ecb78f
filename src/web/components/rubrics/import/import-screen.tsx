import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportReply } from '../../../../api/authoring-schemas.ts';
import { readQuestions } from '../../../rubrics/read-questions.ts';
import { showLine } from '../../../rubrics/show-line.ts';
import { getImport } from '../../../service/rubric-service.ts';
import { FailureNotice } from '../../failure-notice.tsx';
import { Loading } from '../../loading.tsx';
import { ScreenHeading } from '../../screen-heading.tsx';
import { UncertaintyList } from '../uncertainty-list.tsx';
import { ImportedQuestions } from './imported-questions.tsx';
import { SourceLines } from './source-lines.tsx';

/** What was read from a document: its lines with what became of each, and the questions that came out. */
export function ImportScreen({ importId }: { readonly importId: string }) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['import', importId],
    queryFn: () => getImport(importId),
    // Drafts are published and removed elsewhere.
    staleTime: 0,
  });
  const name = data?.name === '' ? t('import.pastedText') : data?.name;
  return (
    <main className="page-body rubrics-page rubric-screen">
      <section className="card">
        <ScreenHeading backTo="rubrics">{name ?? t('import.title')}</ScreenHeading>
        {data === undefined && isFetching && <Loading text={t('import.loading')} />}
        {data === undefined && error !== null && !isFetching && (
          <FailureNotice error={error} title={t('import.notLoaded')} onRetry={() => void refetch()} />
        )}
        {data !== undefined && <Outcome reply={data} />}
      </section>
      {data !== undefined && (
        <div className="import-columns">
          <SourceLines lines={data.lines} uncertainties={data.uncertainties} />
          <ImportedQuestions reply={data} questions={readQuestions(data.lines)} />
        </div>
      )}
    </main>
  );
}

/** In a sentence what came out, and what a person has to look at. */
function Outcome({ reply }: { readonly reply: ImportReply }) {
  const { t } = useTranslation();
  const { uncertainties, draftIds, lines } = reply;
  const leftOut = lines.filter(({ use }) => use === 'left-out').length;
  return (
    <>
      <p className="import-outcome">
        {t('import.outcome', { questions: draftIds.length, lines: lines.length, leftOut })}
      </p>
      {uncertainties.length === 0 ? (
        <Alert type="success" showIcon role="note" title={t('import.allCertain')} />
      ) : (
        <Alert
          type="warning"
          showIcon
          role="note"
          title={t('import.uncertain', { count: uncertainties.length })}
          description={<UncertaintyList uncertainties={uncertainties} onShowLine={showLine} />}
        />
      )}
    </>
  );
}

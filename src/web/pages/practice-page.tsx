import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { QuestionListReply } from '../../api/schemas.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { QuestionPicker } from '../components/question-picker.tsx';
import { QuestionWorkspace } from '../components/question-workspace.tsx';
import { listQuestions } from '../service/practice-service.ts';
import { goTo } from '../state/use-page-route.ts';

/** Where a candidate practises: pick a question, write, read the feedback, try again. */
export function PracticePage({ chosenId }: { readonly chosenId: string | undefined }) {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useQuery({ queryKey: ['questions'], queryFn: listQuestions });
  return (
    <>
      {data && <Practice list={data} chosenId={chosenId} />}
      {!data && (error === null || isFetching) && (
        <main className="page-body" aria-busy="true">
          <div className="card">
            <p role="status">{t('questions.loading')}</p>
            <Skeleton active paragraph={{ rows: 6 }} title={false} />
          </div>
        </main>
      )}
      {!data && error !== null && !isFetching && (
        <main className="page-body">
          <FailureNotice error={error} title={t('questions.failed')} onRetry={() => void refetch()} />
        </main>
      )}
    </>
  );
}

type PracticeProps = { readonly list: QuestionListReply; readonly chosenId: string | undefined };

function Practice({ list, chosenId }: PracticeProps) {
  const { t } = useTranslation();
  const chooseQuestion = (questionId: string) => goTo({ page: 'practice', questionId });
  const question = list.questions.find(({ id }) => id === chosenId) ?? list.questions[0];
  if (question === undefined) return <main className="page-body">{t('questions.empty')}</main>;
  return (
    <div className="page-body practice">
      <QuestionPicker list={list} chosenId={question.id} onChoose={chooseQuestion} />
      <QuestionWorkspace key={question.id} question={question} />
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listAppeals } from '../../service/review-service.ts';
import { toHash } from '../../state/page-route.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { AppealState } from './appeal-state.tsx';

/** What one has contested, and what became of it; nothing is shown where there is none. */
export function OwnAppeals() {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery({ queryKey: ['appeals'], queryFn: listAppeals, staleTime: 0 });
  if (error !== null && !isFetching) {
    return <FailureNotice error={error} title={t('appeals.failed')} onRetry={() => void refetch()} />;
  }
  if (data === undefined || data.length === 0) return null;
  return (
    <section className="card" aria-labelledby="appeals-title">
      <h3 id="appeals-title">{t('appeals.title')}</h3>
      <ul className="own-appeals">
        {data.map((appeal) => (
          <li key={appeal.id}>
            <AppealState appeal={appeal} />
            <a href={toHash({ page: 'answer', recordId: appeal.recordId })}>{t('appeals.open')}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

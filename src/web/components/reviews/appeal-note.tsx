import { useTranslation } from 'react-i18next';
import type { AppealReply } from '../../../api/review-schemas.ts';

/** What the candidate contests, in their own words. */
export function AppealNote({ appeal }: { readonly appeal: AppealReply }) {
  const { t } = useTranslation();
  const { label, quote, message } = appeal;
  return (
    <section className="appeal-note" aria-labelledby="appeal-title">
      <h3 id="appeal-title">{t('appealNote.title', { label })}</h3>
      {quote !== null && (
        <p>
          <span className="small-title">{t('appealNote.quote')}</span> <q>{quote.text}</q>
        </p>
      )}
      {message !== null && (
        <p>
          <span className="small-title">{t('appealNote.message')}</span> {message}
        </p>
      )}
      {message === null && <p>{t('item.erased')}</p>}
    </section>
  );
}

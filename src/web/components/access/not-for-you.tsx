import { useTranslation } from 'react-i18next';
import { toHash } from '../../state/page-route.ts';

/** An address that the person's role does not lead to. */
export function NotForYou() {
  const { t } = useTranslation();
  return (
    <main className="page-body">
      <section className="card empty" aria-labelledby="not-for-you">
        <h2 id="not-for-you">{t('notForYou.title')}</h2>
        <p>{t('notForYou.what')}</p>
        <p>
          <a href={toHash({ page: 'practice' })}>{t('notForYou.back')}</a>
        </p>
      </section>
    </main>
  );
}

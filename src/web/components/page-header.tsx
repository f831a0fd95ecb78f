import { useTranslation } from 'react-i18next';
import { isPageAllowed } from '../access/allowed-page.ts';
import { useAccess } from '../state/access.ts';
import { type PageSection, toHash } from '../state/page-route.ts';
import { AccountMenu } from './access/account-menu.tsx';
import { LanguageSwitch } from './language-switch.tsx';

const PAGES = ['practice', 'answers', 'batches', 'rubrics', 'reviews', 'people'] as const;

/** Says where one is, and leads to the other parts of the page that one may see. */
export function PageHeader({ section }: { readonly section: PageSection }) {
  const { t } = useTranslation();
  const access = useAccess();
  // Who reads other people's answers has few of their own: they find them under their name.
  const isShown = (page: (typeof PAGES)[number]) =>
    isPageAllowed(page, access) && (page !== 'answers' || access.isDemo || !access.may('batches'));
  return (
    <header className="page-header">
      <div className="page-header-inner">
        <h1>{t(`${section}.title`)}</h1>
        <nav className="page-nav" aria-label={t('nav.label')}>
          {PAGES.filter(isShown).map((page) => (
            <a key={page} href={toHash({ page })} {...(page === section ? { 'aria-current': 'page' as const } : {})}>
              {t(`nav.${page}`)}
            </a>
          ))}
        </nav>
        <div className="page-header-side">
          <AccountMenu />
          <LanguageSwitch />
        </div>
        <p>{t(`${section}.tagline`)}</p>
      </div>
    </header>
  );
}

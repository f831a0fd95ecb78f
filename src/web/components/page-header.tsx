import { useTranslation } from 'react-i18next';
import { type PageSection, toHash } from '../state/page-route.ts';
import { LanguageSwitch } from './language-switch.tsx';

const LINKS = [
  { section: 'practice', href: toHash({ page: 'practice' }) },
  { section: 'batches', href: toHash({ page: 'batches' }) },
  { section: 'rubrics', href: toHash({ page: 'rubrics' }) },
] as const;

/** Says where one is, and leads to the other parts of the page. */
export function PageHeader({ section }: { readonly section: PageSection }) {
  const { t } = useTranslation();
  return (
    <header className="page-header">
      <div className="page-header-inner">
        <h1>{t(`${section}.title`)}</h1>
        <nav className="page-nav" aria-label={t('nav.label')}>
          {LINKS.map((link) => (
            <a
              key={link.section}
              href={link.href}
              {...(link.section === section ? { 'aria-current': 'page' as const } : {})}
            >
              {t(`nav.${link.section}`)}
            </a>
          ))}
        </nav>
        <LanguageSwitch />
        <p>{t(`${section}.tagline`)}</p>
      </div>
    </header>
  );
}

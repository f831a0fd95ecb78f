import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from './language-switch.tsx';

export function PageHeader() {
  const { t } = useTranslation();
  return (
    <header className="page-header">
      <div className="page-header-inner">
        <h1>{t('app.title')}</h1>
        <LanguageSwitch />
        <p>{t('app.tagline')}</p>
      </div>
    </header>
  );
}

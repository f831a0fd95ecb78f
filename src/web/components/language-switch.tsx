import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { type PageLanguage, toPageLanguage } from '../locales/translation.ts';

const OPTIONS: { readonly value: PageLanguage; readonly label: string }[] = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
];

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <Segmented<PageLanguage>
      aria-label={t('language.label')}
      // The group itself would be a tab stop on which no key does anything.
      tabIndex={-1}
      name="page-language"
      options={OPTIONS}
      value={toPageLanguage(i18n.language) ?? 'zh-CN'}
      onChange={(language) => void i18n.changeLanguage(language)}
    />
  );
}

import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { zh } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    keySeparator: false;
    resources: { translation: Record<keyof typeof zh, string> };
  }
}

/** The languages of the page, as BCP 47 tags. */
export const pageLanguages = ['zh-CN', 'en'] as const;

export type PageLanguage = (typeof pageLanguages)[number];

const STORAGE_KEY = 'answer-evaluator.language';

/** Set up the texts: Chinese, unless this browser was switched to English before. */
export function startTranslation(): void {
  const i18n = createInstance();
  i18n.on('languageChanged', (language) => {
    document.documentElement.lang = language;
    remember(language);
  });
  void i18n.use(initReactI18next).init({
    lng: readRemembered() ?? pageLanguages[0],
    fallbackLng: false,
    keySeparator: false,
    resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

/** Narrow any language tag to one that the page has. */
export function toPageLanguage(language: string | null): PageLanguage | undefined {
  return pageLanguages.find((known) => known === language);
}

function readRemembered(): PageLanguage | undefined {
  try {
    return toPageLanguage(window.localStorage.getItem(STORAGE_KEY));
  } catch {
    return undefined; // storage is blocked: the page starts in Chinese
  }
}

function remember(language: string): void {
  try {
    window.localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Storage is blocked: the choice lasts until the page is closed.
  }
}

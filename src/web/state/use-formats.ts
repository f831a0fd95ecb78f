import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Numbers, times and sizes as the page's language writes them, times in the zone of the reader. */
export function useFormats() {
  const { language } = useTranslation().i18n;
  return useMemo(() => {
    const number = new Intl.NumberFormat(language);
    const short = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
    const money = new Intl.NumberFormat(language, { style: 'currency', currency: 'USD', maximumSignificantDigits: 3 });
    const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
    const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
    return {
      count: (amount: number) => number.format(amount),
      /** At most two digits behind the point. */
      decimal: (amount: number) => short.format(amount),
      money: (amount: number) => money.format(amount),
      /** @param share 0 to 1 */
      percent: (share: number) => percent.format(share),
      /** @param iso ISO 8601 */
      time: (iso: string) => time.format(new Date(iso)),
      size: (bytes: number) => {
        if (bytes < 1_000) return `${number.format(bytes)} B`;
        return bytes < 1_000_000 ? `${short.format(bytes / 1_000)} kB` : `${short.format(bytes / 1_000_000)} MB`;
      },
    };
  }, [language]);
}

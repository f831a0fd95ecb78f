import { useTranslation } from 'react-i18next';

/** Says that an evaluation was made under an older rubric than the one in use. */
export function StaleTag({ evaluation }: { readonly evaluation: { readonly isStale?: boolean | undefined } }) {
  const { t } = useTranslation();
  if (evaluation.isStale !== true) return null;
  return (
    <span className="stale-tag" title={t('stale.meaning')}>
      {t('stale.tag')}
    </span>
  );
}

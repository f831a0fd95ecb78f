import { useTranslation } from 'react-i18next';

/** Who answered, as the file has it; after erasure nobody. */
export function CandidateName({ candidateId }: { readonly candidateId: string | null }) {
  const { t } = useTranslation();
  return candidateId === null ? <em className="erased">{t('items.erased')}</em> : <span>{candidateId}</span>;
}

import { useTranslation } from 'react-i18next';
import type { BatchReply } from '../../../api/batch-schemas.ts';

/** State of a batch in a word; the sign before it differs without colour. */
export function StatusTag({ status }: { readonly status: BatchReply['status'] }) {
  const { t } = useTranslation();
  return <span className={`batch-status status-${status}`}>{t(`status.${status}`)}</span>;
}

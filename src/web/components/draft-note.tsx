import { useTranslation } from 'react-i18next';
import type { DraftStatus } from '../state/use-draft.ts';

/** Whether the text would survive a reload. Only the bad news is announced: the good news changes at every key press. */
export function DraftNote({ status }: { readonly status: DraftStatus }) {
  const { t } = useTranslation();
  return (
    <span className={`draft-note draft-${status}`} {...(status === 'not-saved' ? { role: 'status' } : {})}>
      {t(`draft.${status}`)}
    </span>
  );
}

import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftReply } from '../../../../api/authoring-schemas.ts';
import type { DraftEdits } from '../../../state/use-draft-edits.ts';
import { useFormats } from '../../../state/use-formats.ts';

type Props = { readonly draft: DraftReply; readonly edits: DraftEdits };

/** Somebody else has saved in between: choose which to go on with. Nothing typed is lost by either choice. */
export function ConflictNotice({ draft, edits }: Props) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { isConflict, aside, takeTheirs, keepMine, swapAside, dropAside } = edits;
  if (isConflict) {
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t('conflict.title', { time: time(draft.updatedAt) })}
        description={
          <>
            <p>{t('conflict.what')}</p>
            <div className="buttons">
              <Button onClick={takeTheirs}>{t('conflict.takeTheirs')}</Button>
              <Button onClick={keepMine}>{t('conflict.keepMine')}</Button>
            </div>
          </>
        }
      />
    );
  }
  if (aside === null) return null;
  return (
    <Alert
      type="info"
      showIcon
      role="status"
      title={t('conflict.aside')}
      description={
        <div className="buttons">
          <Button onClick={swapAside}>{t('conflict.swap')}</Button>
          <Button onClick={dropAside}>{t('conflict.drop')}</Button>
        </div>
      }
    />
  );
}

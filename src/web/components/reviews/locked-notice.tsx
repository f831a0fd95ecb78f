import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../state/use-formats.ts';
import { lockedUntil } from '../../state/use-sheet.ts';

type Props = {
  /** The refusal; null or another error where only the time is over. */
  readonly error: Error | null;
  readonly isTextKept: boolean;
  readonly isPending: boolean;
  readonly onTakeAgain: () => void;
};

/** Somebody else is at work on it: until when at most, and how to have it afterwards. */
export function LockedNotice({ error, isTextKept, isPending, onTakeAgain }: Props) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const until = lockedUntil(error);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('conflict.locked')}
      description={
        <>
          {until !== undefined && <p>{t('conflict.locked.until', { time: time(until) })}</p>}
          <p>
            {isTextKept && t('failure.textKept')} {t('conflict.locked.what')}
          </p>
          <Button loading={isPending} onClick={onTakeAgain}>
            {t('conflict.takeAgain')}
          </Button>
        </>
      }
    />
  );
}

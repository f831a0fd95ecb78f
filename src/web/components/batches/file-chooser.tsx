import { Button, Progress, Upload } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';

type Props = {
  /** The one that is being sent, or could not be. */
  readonly file: File | undefined;
  /** Why it could not be sent or read. */
  readonly error: Error | null;
  /** 0 to 1; undefined while nothing is sent. */
  readonly sentShare: number | undefined;
  readonly onChoose: (file: File) => void;
  readonly onCancel: () => void;
};

/** What the file dialog offers first; a dropped file of any name is sent, and the service says what is wrong with it. */
const ACCEPT = { format: '.csv,.xlsx,.ndjson,.jsonl', filter: 'native' } as const;

/** Drop a file, or choose it with mouse or keyboard. */
export function FileChooser({ file, error, sentShare, onChoose, onCancel }: Props) {
  const { t } = useTranslation();
  const isFailed = error !== null && sentShare === undefined && file !== undefined;
  if (sentShare !== undefined) return <Sending file={file} share={sentShare} onCancel={onCancel} />;
  return (
    <>
      {isFailed && (
        <FailureNotice error={error} title={t('new.failed', { file: file.name })} onRetry={() => onChoose(file)} />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hands the Space key to the button inside */}
      <div onKeyDown={pressBySpace}>
        <Upload.Dragger
          className="file-chooser"
          accept={ACCEPT}
          showUploadList={false}
          beforeUpload={(chosen) => {
            onChoose(chosen);
            return false; // sent by the page itself, as it is
          }}
        >
          <p className="file-chooser-title">{t(isFailed ? 'new.chooseOther' : 'new.choose')}</p>
          <p>{t('new.formats')}</p>
        </Upload.Dragger>
      </div>
      <LayoutHelp />
    </>
  );
}

/** Ant Design's drop area calls itself a button, but only the Enter key presses it. */
function pressBySpace(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== ' ' || !(event.target instanceof HTMLElement) || event.target.role !== 'button') return;
  event.preventDefault();
  event.target.click();
}

type SendingProps = Pick<Props, 'file' | 'onCancel'> & { readonly share: number };

function Sending({ file, share, onCancel }: SendingProps) {
  const { t } = useTranslation();
  const { size } = useFormats();
  const isSent = share >= 1;
  return (
    <div className="sending" aria-busy="true">
      <p>
        <strong>{file?.name}</strong> <span className="beside">{size(file?.size ?? 0)}</span>
      </p>
      <Progress
        percent={Math.floor(share * 100)}
        status="active"
        strokeColor="var(--primary)"
        aria-label={t('new.sending')}
        {...(isSent ? { format: () => '' } : {})}
      />
      <p>{t(isSent ? 'new.reading' : 'new.sending')}</p>
      <Button onClick={onCancel}>{t('new.cancel')}</Button>
    </div>
  );
}

function LayoutHelp() {
  const { t } = useTranslation();
  return (
    <div className="layout-help">
      <h3>{t('new.layouts')}</h3>
      <ul>
        <li>{t('new.layouts.long')}</li>
        <li>{t('new.layouts.wide')}</li>
      </ul>
      <p className="beside">{t('new.layouts.header')}</p>
    </div>
  );
}

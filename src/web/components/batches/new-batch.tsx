import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadReply } from '../../../api/batch-schemas.ts';
import { listQuestions } from '../../service/practice-service.ts';
import { useFormats } from '../../state/use-formats.ts';
import { useUpload } from '../../state/use-upload.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { ScreenHeading } from '../screen-heading.tsx';
import { FileChooser } from './file-chooser.tsx';
import { UploadReview } from './upload-review.tsx';

/** From a file to a batch: choose it, check how it is read, import it. */
export function NewBatch() {
  const { t } = useTranslation();
  const { send, clear, file, upload, error, isPending, sentShare } = useUpload();
  const questions = useQuery({ queryKey: ['questions'], queryFn: listQuestions });
  return (
    <main className="page-body batches-page">
      <div className="card">
        <ScreenHeading backTo="batches">{t('new.title')}</ScreenHeading>
        {upload === undefined && (
          <FileChooser
            file={file}
            error={error}
            sentShare={isPending ? sentShare : undefined}
            onChoose={send}
            onCancel={clear}
          />
        )}
        <p className="visually-hidden" role="status">
          {isPending && t('new.sending')}
          {upload !== undefined && t('new.read', { file: upload.fileName })}
        </p>
        {upload !== undefined && <ChosenFile upload={upload} onChange={clear} />}
        {upload !== undefined && questions.error !== null && !questions.isFetching && (
          <FailureNotice
            error={questions.error}
            title={t('questions.failed')}
            onRetry={() => void questions.refetch()}
          />
        )}
        {upload !== undefined && questions.data !== undefined && (
          <UploadReview key={upload.uploadId} upload={upload} questions={questions.data.questions} />
        )}
      </div>
    </main>
  );
}

/** The file that was read. It takes the focus: the person pressed a button that is no longer there. */
function ChosenFile({ upload, onChange }: { readonly upload: UploadReply; readonly onChange: () => void }) {
  const { t } = useTranslation();
  const { size } = useFormats();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { fileName, format, encoding, sizeBytes } = upload;
  return (
    <div className="chosen-file">
      <div>
        <h3 ref={heading} tabIndex={-1}>
          {fileName}
        </h3>
        <p className="beside">
          {t('new.facts', { format: format.toUpperCase(), encoding: encoding.toUpperCase(), size: size(sizeBytes) })}
        </p>
      </div>
      <Button onClick={onChange}>{t('new.otherFile')}</Button>
    </div>
  );
}

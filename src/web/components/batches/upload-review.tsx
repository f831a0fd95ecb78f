import { useQuery } from '@tanstack/react-query';
import { Alert, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadReply } from '../../../api/batch-schemas.ts';
import type { QuestionReply } from '../../../api/schemas.ts';
import { previewUpload } from '../../service/batch-service.ts';
import { toHash } from '../../state/page-route.ts';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { MappingForm } from './mapping-form.tsx';
import { SampleTable } from './sample-table.tsx';
import { StatusTag } from './status-tag.tsx';

type Props = { readonly upload: UploadReply; readonly questions: readonly QuestionReply[] };

/** How the file is read: which sheet, its first rows, and which column is what. */
export function UploadReview({ upload, questions }: Props) {
  const { t } = useTranslation();
  const [sheet, setSheet] = useState(upload.sheet);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['upload', upload.uploadId, sheet],
    queryFn: () => (sheet === null || sheet === upload.sheet ? upload : previewUpload(upload.uploadId, sheet)),
  });
  return (
    <>
      <SameFile batches={upload.sameFile} />
      {upload.sheets.length > 1 && <SheetChoice sheets={upload.sheets} sheet={sheet} onChoose={setSheet} />}
      {error !== null && !isFetching && (
        <FailureNotice error={error} title={t('new.sheetFailed')} onRetry={() => void refetch()} />
      )}
      {data === undefined && isFetching && <p role="status">{t('new.reading')}</p>}
      {data !== undefined && (
        <>
          <SampleTable upload={data} />
          <MappingForm key={data.sheet} upload={data} questions={questions} />
        </>
      )}
    </>
  );
}

type SheetProps = {
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly onChoose: (sheet: string) => void;
};

function SheetChoice({ sheets, sheet, onChoose }: SheetProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <p className="field">
      <label htmlFor={id}>{t('new.sheet')}</label>
      <Select
        id={id}
        value={sheet}
        options={sheets.map((name) => ({ value: name, label: name }))}
        onChange={onChoose}
      />
    </p>
  );
}

function SameFile({ batches }: { readonly batches: UploadReply['sameFile'] }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  if (batches.length === 0) return null;
  const list = (
    <ul className="same-file">
      {batches.map(({ id, name, status, createdAt }) => (
        <li key={id}>
          <a href={toHash({ page: 'batch', batchId: id })}>{name}</a> <StatusTag status={status} />{' '}
          <span className="beside">{time(createdAt)}</span>
        </li>
      ))}
    </ul>
  );
  return <Alert type="warning" showIcon role="note" title={t('new.sameFile')} description={list} />;
}

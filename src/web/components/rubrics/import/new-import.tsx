import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Upload } from 'antd';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importDocument } from '../../../service/rubric-service.ts';
import { goTo } from '../../../state/use-page-route.ts';
import { FailureNotice } from '../../failure-notice.tsx';
import { ScreenHeading } from '../../screen-heading.tsx';

/** What the file dialog offers first; a dropped file of any name is sent, and the service says what is wrong with it. */
const ACCEPT = { format: '.docx,.md,.txt', filter: 'native' } as const;

/** A document of questions with model answers: choose the file, or paste its text. */
export function NewImport() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: importDocument,
    onSuccess: (reply) => {
      client.setQueryData(['import', reply.importId], reply);
      void client.invalidateQueries({ queryKey: ['drafts'] });
      goTo({ page: 'import', importId: reply.importId });
    },
  });
  const name = variables instanceof File ? variables.name : t('import.pastedText');
  return (
    <main className="page-body rubrics-page">
      <section className="card" aria-busy={isPending}>
        <ScreenHeading backTo="rubrics">{t('import.new')}</ScreenHeading>
        <p>{t('import.what')}</p>
        {error !== null && !isPending && (
          <FailureNotice error={error} title={t('import.failed', { name })} isTextKept />
        )}
        <p role="status">{isPending && t('import.reading', { name })}</p>
        <div className="import-ways">
          <ChooseFile isPending={isPending} onChoose={mutate} />
          <PasteText isPending={isPending} onPaste={mutate} />
        </div>
        <FormsHelp />
      </section>
    </main>
  );
}

function ChooseFile({ isPending, onChoose }: { readonly isPending: boolean; readonly onChoose: (file: File) => void }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="choose-title">
      <h3 id="choose-title">{t('import.file')}</h3>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hands the Space key to the button inside */}
      <div onKeyDown={pressBySpace}>
        <Upload.Dragger
          className="file-chooser"
          accept={ACCEPT}
          disabled={isPending}
          showUploadList={false}
          beforeUpload={(chosen) => {
            onChoose(chosen);
            return false; // sent by the page itself, as it is
          }}
        >
          <p className="file-chooser-title">{t('new.choose')}</p>
          <p>{t('import.formats')}</p>
        </Upload.Dragger>
      </div>
    </section>
  );
}

/** Ant Design's drop area calls itself a button, but only the Enter key presses it. */
function pressBySpace(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== ' ' || !(event.target instanceof HTMLElement) || event.target.role !== 'button') return;
  event.preventDefault();
  event.target.click();
}

function PasteText({ isPending, onPaste }: { readonly isPending: boolean; readonly onPaste: (text: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  return (
    <section aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        <label htmlFor={id}>{t('import.paste')}</label>
      </h3>
      <Input.TextArea
        id={id}
        value={text}
        placeholder={t('import.placeholder')}
        autoSize={{ minRows: 8, maxRows: 20 }}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="buttons">
        <Button
          type="primary"
          size="large"
          loading={isPending}
          disabled={text.trim() === ''}
          onClick={() => onPaste(text)}
        >
          {t('import.read')}
        </Button>
      </div>
    </section>
  );
}

function FormsHelp() {
  const { t } = useTranslation();
  return (
    <details className="forms-help">
      <summary>{t('import.forms')}</summary>
      <ul className="plain-list">
        <li>{t('import.forms.sections')}</li>
        <li>{t('import.forms.questions')}</li>
        <li>{t('import.forms.points')}</li>
        <li>{t('import.forms.noise')}</li>
      </ul>
    </details>
  );
}

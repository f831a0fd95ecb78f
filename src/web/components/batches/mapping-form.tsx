import { Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadReply } from '../../../api/batch-schemas.ts';
import type { QuestionReply } from '../../../api/schemas.ts';
import { type MappingDraft, type MappingProblem, toMapping, toMappingDraft } from '../../batches/mapping-draft.ts';
import { useImport } from '../../state/use-import.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { ColumnNotes } from './column-notes.tsx';
import { ColumnSelect } from './column-select.tsx';
import { type EngineChoice, EngineSelect } from './engine-select.tsx';
import { WideColumns } from './wide-columns.tsx';

type Props = { readonly upload: UploadReply; readonly questions: readonly QuestionReply[] };

/** Which column is what, filled in as the service understood the file; then the import. */
export function MappingForm({ upload, questions }: Props) {
  const { t } = useTranslation();
  const { uploadId, columns, sheet, suggestedMapping, fileName } = upload;
  const [draft, setDraft] = useState(() => toMappingDraft(suggestedMapping));
  const [name, setName] = useState(() => fileName.replace(/\.[^.]+$/, ''));
  const [engine, setEngine] = useState<EngineChoice>('auto');
  const [isAttempted, setIsAttempted] = useState(false);
  const { mutate, isPending, error } = useImport();
  const outcome = toMapping(draft, columns);
  const problems = 'problems' in outcome ? outcome.problems : [];
  const submit = () => {
    setIsAttempted(true);
    if (!('mapping' in outcome) || isPending) return;
    mutate({ uploadId, mapping: outcome.mapping, ...chosen({ sheet, name: name.trim(), engine }) });
  };
  return (
    <section className="mapping-form" aria-labelledby="mapping-title">
      <h3 id="mapping-title">{t('mapping.title')}</h3>
      <Suggestion upload={upload} />
      <LayoutChoice draft={draft} onChange={setDraft} />
      {draft.layout === 'long' ? (
        <LongColumns draft={draft} columns={columns} onChange={setDraft} />
      ) : (
        <WideColumns draft={draft} columns={columns} questions={questions} onChange={setDraft} />
      )}
      <BatchName name={name} onType={setName} />
      <EngineSelect value={engine} onChoose={setEngine} />
      <Problems problems={isAttempted ? problems : []} />
      {error !== null && !isPending && <FailureNotice error={error} title={t('mapping.failed')} />}
      <Button type="primary" size="large" loading={isPending} onClick={submit}>
        {t(isPending ? 'mapping.importing' : 'mapping.import')}
      </Button>
      <p className="beside">{t('mapping.nothingStarts')}</p>
    </section>
  );
}

type Choices = { readonly sheet: string | null; readonly name: string; readonly engine: EngineChoice };

/** What goes beside the mapping; what was not chosen is left to the service. */
function chosen({ sheet, name, engine }: Choices) {
  return {
    ...(sheet === null ? {} : { sheet }),
    ...(name === '' ? {} : { name }),
    ...(engine === 'auto' ? {} : { engine }),
  };
}

/** What the service made of the columns, and what to look at. */
function Suggestion({ upload: { suggestedMapping, notes } }: { readonly upload: UploadReply }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t(suggestedMapping === null ? 'mapping.notRecognised' : 'mapping.recognised')}</p>
      <ColumnNotes notes={notes} />
    </>
  );
}

function Problems({ problems }: { readonly problems: readonly MappingProblem[] }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      {problems.map((it) => (
        <p key={it} className="answer-problem">
          {t(`mapping.problem.${it}`)}
        </p>
      ))}
    </div>
  );
}

type DraftProps = { readonly draft: MappingDraft; readonly onChange: (draft: MappingDraft) => void };

function LayoutChoice({ draft, onChange }: DraftProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      className="layout-choice"
      name="layout"
      aria-label={t('mapping.layout')}
      value={draft.layout}
      onChange={({ target }) => onChange({ ...draft, layout: target.value === 'wide' ? 'wide' : 'long' })}
    >
      <Radio value="long">{t('mapping.layout.long')}</Radio>
      <Radio value="wide">{t('mapping.layout.wide')}</Radio>
    </Radio.Group>
  );
}

function LongColumns({ draft, columns, onChange }: DraftProps & { readonly columns: readonly string[] }) {
  const { t } = useTranslation();
  const roles = ['candidate', 'question', 'answer'] as const;
  return (
    <div className="fields">
      {roles.map((role) => (
        <ColumnSelect
          key={role}
          label={t(`mapping.${role}`)}
          columns={columns}
          value={draft[role]}
          onChoose={(column) => onChange({ ...draft, [role]: column })}
        />
      ))}
    </div>
  );
}

function BatchName({ name, onType }: { readonly name: string; readonly onType: (name: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <p className="field">
      <label htmlFor={id}>{t('mapping.name')}</label>
      <Input id={id} value={name} maxLength={200} onChange={({ target }) => onType(target.value)} />
    </p>
  );
}

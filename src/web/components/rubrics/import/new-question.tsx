import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftReply } from '../../../../api/authoring-schemas.ts';
import { listQuestions } from '../../../service/practice-service.ts';
import { createDraft } from '../../../service/rubric-service.ts';
import { draftKey } from '../../../state/use-draft-actions.ts';
import { goTo } from '../../../state/use-page-route.ts';
import { FailureNotice } from '../../failure-notice.tsx';
import { ScreenHeading } from '../../screen-heading.tsx';
import { PointsInput } from '../points-input.tsx';
import { type Section, SectionSelect } from './section-select.tsx';

/** One question typed in: the rubric is derived from its model answer and opened as a draft. */
export function NewQuestion() {
  const { t } = useTranslation();
  const [text, setText] = useState({ prompt: '', modelAnswer: '' });
  const [points, setPoints] = useState(10);
  const [chosen, setSection] = useState<Section>();
  const { data } = useQuery({ queryKey: ['questions'], queryFn: listQuestions });
  const section = chosen ?? data?.sections[0];
  const [isAttempted, setIsAttempted] = useState(false);
  const { mutate, isPending, error } = useCreateDraft();
  const submit = () => {
    setIsAttempted(true);
    if (Object.values(text).every((it) => it.trim() !== '') && !isPending)
      mutate({ ...text, points, ...inSection(section) });
  };
  return (
    <main className="page-body rubrics-page">
      <section className="card new-question">
        <ScreenHeading backTo="rubrics">{t('question.new')}</ScreenHeading>
        <p>{t('question.what')}</p>
        <Texts text={text} isAttempted={isAttempted} onType={setText} />
        <div className="fields">
          <PointsField points={points} onChange={setPoints} />
          {data !== undefined && <SectionSelect sections={data.sections} section={section} onChange={setSection} />}
        </div>
        {error !== null && !isPending && <FailureNotice error={error} title={t('question.failed')} isTextKept />}
        <Button type="primary" size="large" loading={isPending} onClick={submit}>
          {t('question.derive')}
        </Button>
      </section>
    </main>
  );
}

type Text = { readonly prompt: string; readonly modelAnswer: string };

type TextsProps = { readonly text: Text; readonly isAttempted: boolean; readonly onType: (text: Text) => void };

function Texts({ text, isAttempted, onType }: TextsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('question.prompt')}
        rows={2}
        value={text.prompt}
        isAttempted={isAttempted}
        onType={(prompt) => onType({ ...text, prompt })}
      />
      <TextField
        label={t('question.modelAnswer')}
        hint={t('question.modelAnswer.hint')}
        rows={8}
        value={text.modelAnswer}
        isAttempted={isAttempted}
        onType={(modelAnswer) => onType({ ...text, modelAnswer })}
      />
    </>
  );
}

/** Without a section the service has one for questions that come from outside. */
function inSection(section: Section | undefined) {
  return section === undefined ? {} : { section: { id: section.id, title: section.title } };
}

function useCreateDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: createDraft,
    onSuccess: (draft) => {
      client.setQueryData<DraftReply>(draftKey(draft.id), draft);
      goTo({ page: 'draft', draftId: draft.id });
    },
  });
}

type TextFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly rows: number;
  readonly value: string;
  readonly isAttempted: boolean;
  readonly onType: (text: string) => void;
};

function TextField({ label, hint, rows, value, isAttempted, onType }: TextFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const isWrong = isAttempted && value.trim() === '';
  return (
    <div className="field wide-field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="beside">
          {hint}
        </p>
      )}
      <Input.TextArea
        id={id}
        value={value}
        autoSize={{ minRows: rows, maxRows: 20 }}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint ${id}-problem`}
        {...(isWrong ? { status: 'error' as const } : {})}
        onChange={(event) => onType(event.target.value)}
      />
      <p id={`${id}-problem`} className="field-problem" role="alert">
        {isWrong && t('problem.field.empty')}
      </p>
    </div>
  );
}

function PointsField({ points, onChange }: { readonly points: number; readonly onChange: (points: number) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('question.points')}</label>
      <PointsInput id={id} value={points} onChange={onChange} />
    </div>
  );
}

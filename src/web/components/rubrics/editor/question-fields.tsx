import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FieldProblem } from '../../../rubrics/field-problems.ts';
import { listQuestions } from '../../../service/practice-service.ts';
import type { DraftEdits } from '../../../state/use-draft-edits.ts';
import { SectionSelect } from '../import/section-select.tsx';
import { EditedText } from './edited-text.tsx';

type Props = { readonly edits: DraftEdits; readonly problems: readonly FieldProblem[] };

/** What the question asks, and where it stands in the bank. */
export function QuestionFields({ edits, problems }: Props) {
  const { t } = useTranslation();
  const { content, section, change } = edits;
  const { data } = useQuery({ queryKey: ['questions'], queryFn: listQuestions });
  return (
    <>
      <EditedText
        label={t('question.prompt')}
        field="prompt"
        value={content.prompt}
        problems={problems}
        minRows={2}
        lang={content.language}
        onType={(prompt) => change({ content: { ...content, prompt } })}
      />
      {data !== undefined && (
        <SectionSelect sections={data.sections} section={section} onChange={(next) => change({ section: next })} />
      )}
    </>
  );
}

import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { QuestionReply } from '../../../api/schemas.ts';
import { type MappingDraft, withQuestion } from '../../batches/mapping-draft.ts';
import { ColumnSelect } from './column-select.tsx';

type Props = {
  readonly draft: MappingDraft;
  readonly columns: readonly string[];
  readonly questions: readonly QuestionReply[];
  readonly onChange: (draft: MappingDraft) => void;
};

/** No question has an empty id. */
const IGNORED = '';

/** One candidate a row: who it is, and for every other column the question that it answers, or that it is ignored. */
export function WideColumns({ draft, columns, questions, onChange }: Props) {
  const { t } = useTranslation();
  const options = [
    { value: IGNORED, label: t('mapping.ignore') },
    ...questions.map(({ id, text }, index) => ({ value: id, label: `${index + 1}. ${text}` })),
  ];
  return (
    <>
      <div className="fields">
        <ColumnSelect
          label={t('mapping.candidate')}
          columns={columns}
          value={draft.candidate}
          onChoose={(candidate) => onChange({ ...draft, candidate })}
        />
      </div>
      <h4>{t('mapping.questions')}</h4>
      <div className="fields">
        {columns.map((column, index) =>
          column === draft.candidate ? null : (
            <p key={column} className="field">
              <label htmlFor={`column-${index}`}>{column}</label>
              <Select
                id={`column-${index}`}
                className={draft.questionOf[column] === undefined ? 'is-ignored' : ''}
                value={draft.questionOf[column] ?? IGNORED}
                options={options}
                onChange={(id) => onChange(withQuestion(draft, column, id === IGNORED ? null : id))}
              />
            </p>
          ),
        )}
      </div>
    </>
  );
}

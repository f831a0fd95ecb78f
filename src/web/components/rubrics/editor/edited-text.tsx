import { Input } from 'antd';
import { fieldId } from '../../../rubrics/field-id.ts';
import type { FieldProblem } from '../../../rubrics/field-problems.ts';
import { ProblemText } from './problem-text.tsx';

type Props = {
  readonly label: string;
  readonly hint?: string;
  /** Path of the field, by which the service names what is wrong with it. */
  readonly field: string;
  readonly value: string;
  readonly problems: readonly FieldProblem[];
  readonly minRows?: number;
  readonly lang?: string;
  readonly onType: (text: string) => void;
};

/** A text of the rubric, with what is wrong with it below. */
export function EditedText({ label, hint, field, value, problems, minRows = 1, lang, onType }: Props) {
  const id = fieldId(field);
  const own = problems.filter((problem) => problem.field === field);
  const isWrong = own.length > 0;
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
        lang={lang}
        autoSize={{ minRows, maxRows: 12 }}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint ${id}-problem`}
        {...(isWrong ? { status: 'error' as const } : {})}
        onChange={(event) => onType(event.target.value)}
      />
      <p id={`${id}-problem`} className="field-problem">
        {own.map(({ message }) => (
          <ProblemText key={message} message={message} />
        ))}
      </p>
    </div>
  );
}

import { Input } from 'antd';
import { useId } from 'react';

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  /** What is wrong with it; '' if nothing is. */
  readonly problem: string;
  readonly maxLength?: number;
  readonly onType: (text: string) => void;
};

/** A few sentences to type, with what is wrong below. */
export function TextField({ label, hint, value, problem, maxLength = 2_000, onType }: Props) {
  const id = useId();
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
        maxLength={maxLength}
        autoSize={{ minRows: 2, maxRows: 6 }}
        aria-invalid={problem !== ''}
        aria-describedby={hint === undefined ? `${id}-problem` : `${id}-hint ${id}-problem`}
        {...(problem === '' ? {} : { status: 'error' as const })}
        onChange={(event) => onType(event.target.value)}
      />
      <p id={`${id}-problem`} className="field-problem" role="alert">
        {problem}
      </p>
    </div>
  );
}

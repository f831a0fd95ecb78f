import { type KeyboardEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { VERDICTS, type Verdict } from '../../reviews/verdicts.ts';
import { OutcomeIcon } from '../outcome-icon.tsx';

type Props = {
  /** What it is a verdict about. */
  readonly label: string;
  readonly value: Verdict | null;
  readonly problem: string;
  readonly onChoose: (verdict: Verdict) => void;
};

/** The four verdicts as radios: arrows move, and so do the keys 1 to 4. */
export function VerdictChoice({ label, value, problem, onChoose }: Props) {
  const { t } = useTranslation();
  const name = useId();
  const chooseByKey = (event: KeyboardEvent<HTMLElement>) => {
    const verdict = VERDICTS[Number(event.key) - 1];
    if (verdict === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onChoose(verdict);
    event.currentTarget.querySelector<HTMLInputElement>(`input[value=${verdict}]`)?.focus();
  };
  return (
    <fieldset className="verdict-choice" aria-describedby={`${name}-problem`} onKeyDown={chooseByKey}>
      <legend className="visually-hidden">{label}</legend>
      {VERDICTS.map((verdict, index) => (
        <label key={verdict} className={`verdict-option outcome-${verdict}`}>
          <input
            type="radio"
            name={name}
            value={verdict}
            checked={value === verdict}
            onChange={() => onChoose(verdict)}
          />
          <span className="key-hint" aria-hidden="true">
            {index + 1}
          </span>
          <OutcomeIcon outcome={verdict} />
          {t(`verdict.${verdict}`)}
        </label>
      ))}
      <p id={`${name}-problem`} className="field-problem" role="alert">
        {problem}
      </p>
    </fieldset>
  );
}

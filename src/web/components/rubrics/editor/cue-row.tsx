import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CueHit, CueName } from '../../../rubrics/cue-hits.ts';
import type { FieldProblem } from '../../../rubrics/field-problems.ts';
import type { WordGroup } from '../../../rubrics/groups-of.ts';
import { ProblemText } from './problem-text.tsx';

type Props = {
  readonly inputId: string;
  /** From 1. */
  readonly number: number;
  readonly kind: CueName['kind'];
  readonly say: string;
  /** undefined for what says the opposite. */
  readonly weight: number | undefined;
  /** Groups of words that it refers to. */
  readonly groups: readonly WordGroup[];
  /** Where it was found in the answer that is tried. */
  readonly hit: CueHit | undefined;
  readonly problems: readonly FieldProblem[];
  readonly isActive: boolean;
  readonly onActive: (isActive: boolean) => void;
  readonly onChange: (changes: { say?: string; weight?: number }) => void;
  readonly onRemove: () => void;
};

/** One cue. While the mouse or the focus is on it, its words stand out in the answer. */
export function CueRow(props: Props) {
  const { t } = useTranslation();
  const { inputId, number, kind, say, weight, groups, hit, problems, isActive, onActive, onChange, onRemove } = props;
  const isWrong = problems.length > 0;
  return (
    <li
      className={isActive ? 'cue-row is-active' : 'cue-row'}
      onMouseEnter={() => onActive(true)}
      onMouseLeave={() => onActive(false)}
      onFocus={() => onActive(true)}
      onBlur={() => onActive(false)}
    >
      <Input
        id={inputId}
        value={say}
        aria-label={t(`${kind}.numbered`, { number })}
        aria-invalid={isWrong}
        aria-describedby={`${inputId}-groups ${inputId}-problem`}
        {...(isWrong ? { status: 'error' as const } : {})}
        // Always there: a suffix that comes and goes would take the focus away.
        suffix={<span className="cue-hit">{hit !== undefined && t('cue.found', { count: hit.spans.length })}</span>}
        onChange={(event) => onChange({ say: event.target.value })}
      />
      {weight !== undefined && (
        <WeightSelect number={number} weight={weight} onChoose={(next) => onChange({ weight: next })} />
      )}
      <Button type="text" aria-label={t(`${kind}.remove`, { number })} onClick={onRemove}>
        ×
      </Button>
      <GroupWords id={`${inputId}-groups`} groups={groups} />
      <p id={`${inputId}-problem`} className="field-problem">
        {problems.map(({ message }) => (
          <ProblemText key={message} message={message} />
        ))}
      </p>
    </li>
  );
}

/** What the groups stand for, in one line; the whole of it on pointing at it. */
function GroupWords({ id, groups }: { readonly id: string; readonly groups: readonly WordGroup[] }) {
  const words = groups.map((group) => `@${group.name}：${group.words.replaceAll('|', ' | ')}`).join('； ');
  return (
    <p id={id} className="group-words" title={words}>
      {words}
    </p>
  );
}

/** Weights with a meaning of their own; others can come from a file and are kept. */
const WEIGHTS = [
  [2, 'weight.strong'],
  [1, 'weight.usual'],
  [0.5, 'weight.weak'],
  [-1, 'weight.against'],
  [-2, 'weight.muchAgainst'],
] as const;

type WeightProps = { readonly number: number; readonly weight: number; readonly onChoose: (weight: number) => void };

function WeightSelect({ number, weight, onChoose }: WeightProps) {
  const { t } = useTranslation();
  const known: { value: number; label: string }[] = WEIGHTS.map(([value, key]) => ({ value, label: t(key) }));
  const options = known.some(({ value }) => value === weight)
    ? known
    : [{ value: weight, label: t('weight.other', { weight }) }, ...known];
  return <Select aria-label={t('weight.label', { number })} value={weight} options={options} onChange={onChoose} />;
}

import { Button, Popconfirm } from 'antd';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { type CueHit, countCues } from '../../../rubrics/cue-hits.ts';
import { fieldId } from '../../../rubrics/field-id.ts';
import type { CriterionContent } from '../../../rubrics/new-criterion.ts';
import { CriterionBadge } from '../../criterion-badge.tsx';
import { PointsInput } from '../points-input.tsx';

type Props = {
  readonly criterion: CriterionContent;
  readonly index: number;
  readonly hits: readonly CueHit[];
  readonly problemCount: number;
  readonly isOpen: boolean;
  readonly isOnly: boolean;
  /** What makes a button the handle by which the criterion is dragged. */
  readonly handle: ComponentProps<'button'>;
  readonly onToggle: () => void;
  readonly onPoints: (points: number) => void;
  readonly onRemove: () => void;
};

/** A criterion in one line: handle, number, label, how many cues, points, and how to be rid of it. */
export function CriterionBar({
  criterion,
  index,
  hits,
  problemCount,
  isOpen,
  handle,
  onToggle,
  onPoints,
  ...rest
}: Props) {
  const { t } = useTranslation();
  const name = t('editor.criterion', { number: index + 1, label: criterion.label });
  return (
    <div className="criterion-bar">
      <button type="button" className="drag-handle" {...handle} aria-label={t('criteria.drag', { name })}>
        ⠿
      </button>
      <Toggle
        criterion={criterion}
        index={index}
        hits={hits}
        problemCount={problemCount}
        isOpen={isOpen}
        onToggle={onToggle}
      />
      <PointsInput
        id={fieldId(`criteria.${index}.points`)}
        className="criterion-points-input"
        aria-label={t('criteria.points', { name })}
        value={criterion.points}
        suffix={t('criteria.pointsUnit')}
        onChange={onPoints}
      />
      <RemoveButton name={name} {...rest} />
    </div>
  );
}

type ToggleProps = Pick<Props, 'criterion' | 'index' | 'hits' | 'problemCount' | 'isOpen' | 'onToggle'>;

/** Label and counts; pressed, it opens or closes the criterion. */
function Toggle({ criterion, index, hits, problemCount, isOpen, onToggle }: ToggleProps) {
  const { t } = useTranslation();
  const { label } = criterion;
  const { all, found } = countCues(criterion, hits);
  return (
    <button type="button" className="criterion-toggle" aria-expanded={isOpen} onClick={onToggle}>
      <CriterionBadge number={index + 1} />
      <span className="criterion-name">{label.trim() === '' ? t('criteria.noLabel') : label}</span>
      <span className="beside">
        {t('criteria.cueCount', { count: all })}
        {found > 0 && ` · ${t('criteria.hitCount', { count: found })}`}
      </span>
      {problemCount > 0 && <span className="problem-count">{t('criteria.problemCount', { count: problemCount })}</span>}
    </button>
  );
}

type RemoveProps = { readonly name: string; readonly isOnly: boolean; readonly onRemove: () => void };

function RemoveButton({ name, isOnly, onRemove }: RemoveProps) {
  const { t } = useTranslation();
  if (isOnly) return null;
  return (
    <Popconfirm
      title={t('criteria.removeAsk', { name })}
      okText={t('criteria.remove')}
      okButtonProps={{ danger: true }}
      cancelText={t('drafts.keep')}
      onConfirm={onRemove}
    >
      <Button type="text" aria-label={t('criteria.removeNamed', { name })}>
        {t('criteria.remove')}
      </Button>
    </Popconfirm>
  );
}

import { useSortable } from '@dnd-kit/sortable';
import { useTranslation } from 'react-i18next';
import type { QuestionContentReply } from '../../../../api/authoring-schemas.ts';
import type { CueHit, CueName } from '../../../rubrics/cue-hits.ts';
import { criterionOf, type FieldProblem } from '../../../rubrics/field-problems.ts';
import type { CriterionContent } from '../../../rubrics/new-criterion.ts';
import { CriterionBar } from './criterion-bar.tsx';
import { CriterionFields } from './criterion-fields.tsx';

type Props = {
  readonly criterion: CriterionContent;
  /** From 0. */
  readonly index: number;
  readonly language: QuestionContentReply['language'];
  readonly vocabulary: QuestionContentReply['vocabulary'];
  /** Of this criterion alone. */
  readonly hits: readonly CueHit[];
  readonly problems: readonly FieldProblem[];
  readonly isOpen: boolean;
  readonly isOnly: boolean;
  readonly activeCue: CueName | null;
  readonly onToggle: () => void;
  readonly onPoints: (points: number) => void;
  readonly onChange: (changes: Partial<CriterionContent>) => void;
  readonly onRemove: () => void;
  readonly onActiveCue: (cue: CueName, isActive: boolean) => void;
};

/** One criterion: a bar that can be dragged, and its fields when it is open. */
export function CriterionEditor(props: Props) {
  const { t } = useTranslation();
  const { criterion, index, language, vocabulary, hits, problems, isOpen, activeCue, onChange, onActiveCue } = props;
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({
    id: criterion.id,
  });
  const own = problems.filter(({ field }) => criterionOf(field) === index);
  const style = { transform: transform === null ? undefined : `translateY(${transform.y}px)`, transition };
  return (
    <li
      ref={setNodeRef}
      className={isDragging ? 'criterion-editor is-dragged' : 'criterion-editor'}
      style={style}
      aria-label={t('editor.criterion', { number: index + 1, label: criterion.label })}
    >
      <CriterionBar
        {...props}
        problemCount={own.length}
        handle={{ ref: setActivatorNodeRef, ...attributes, ...listeners }}
      />
      {isOpen && (
        <CriterionFields
          criterion={criterion}
          index={index}
          language={language}
          vocabulary={vocabulary}
          hits={hits}
          problems={own}
          activeCue={activeCue}
          onChange={onChange}
          onActiveCue={onActiveCue}
        />
      )}
    </li>
  );
}

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionContentReply } from '../../../../api/authoring-schemas.ts';
import type { CueHit, CueName } from '../../../rubrics/cue-hits.ts';
import type { FieldProblem } from '../../../rubrics/field-problems.ts';
import { type CriterionContent, newCriterion } from '../../../rubrics/new-criterion.ts';
import { useDragWords } from '../../../state/use-drag-words.ts';
import { CriterionEditor } from './criterion-editor.tsx';
import { PointsBalance } from './points-balance.tsx';

type Props = {
  readonly content: QuestionContentReply;
  readonly problems: readonly FieldProblem[];
  readonly hits: readonly CueHit[];
  readonly openIds: ReadonlySet<string>;
  readonly activeCue: CueName | null;
  readonly onToggle: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onActiveCue: (cue: CueName, isActive: boolean) => void;
  readonly onChange: (changes: Partial<QuestionContentReply>) => void;
};

/** The service takes no more. */
const MOST_CRITERIA = 20;

/** The criteria in their order, which is changed by dragging or with the arrow keys, and their points. */
export function CriteriaEditor({ content, hits, openIds, onToggle, onOpen, onChange, ...shared }: Props) {
  const { t } = useTranslation();
  const { criteria, points } = content;
  const [lastSet, setLastSet] = useState<string>();
  const replace = (index: number, next: CriterionContent) =>
    onChange({ criteria: criteria.map((it, place) => (place === index ? next : it)) });
  const setPoints = (all: readonly number[]) =>
    onChange({ criteria: criteria.map((it, place) => ({ ...it, points: all[place] ?? it.points })) });
  const add = () => {
    const criterion = newCriterion(content, t('criteria.newLabel'));
    onChange({ criteria: [...criteria, criterion] });
    onOpen(criterion.id);
  };
  const keep = criteria.findIndex(({ id }) => id === lastSet);
  return (
    <section className="criteria" aria-labelledby="criteria-title">
      <h4 id="criteria-title">{t('criteria.title')}</h4>
      <PointsBalance
        total={points}
        points={criteria.map((it) => it.points)}
        keep={keep < 0 ? undefined : keep}
        problems={shared.problems}
        onTotal={(total) => onChange({ points: total })}
        onPoints={setPoints}
      />
      <Sortable criteria={criteria} onSort={(sorted) => onChange({ criteria: [...sorted] })}>
        {criteria.map((criterion, index) => (
          <CriterionEditor
            key={criterion.id}
            criterion={criterion}
            index={index}
            language={content.language}
            hits={hits.filter(({ criterionId }) => criterionId === criterion.id)}
            isOpen={openIds.has(criterion.id)}
            isOnly={criteria.length === 1}
            {...shared}
            onToggle={() => onToggle(criterion.id)}
            onPoints={(own) => {
              setLastSet(criterion.id);
              replace(index, { ...criterion, points: own });
            }}
            onChange={(changes) => replace(index, { ...criterion, ...changes })}
            onRemove={() => onChange({ criteria: criteria.filter((_, place) => place !== index) })}
          />
        ))}
      </Sortable>
      {criteria.length < MOST_CRITERIA && <Button onClick={add}>{t('criteria.add')}</Button>}
    </section>
  );
}

type SortableProps = {
  readonly criteria: readonly CriterionContent[];
  readonly onSort: (criteria: readonly CriterionContent[]) => void;
  readonly children: ReactNode;
};

function Sortable({ criteria, onSort, children }: SortableProps) {
  const accessibility = useDragWords(criteria);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = criteria.map(({ id }) => id);
  const drop = ({ active, over }: DragEndEvent) => {
    if (over === null || over.id === active.id) return;
    onSort(arrayMove([...criteria], ids.indexOf(String(active.id)), ids.indexOf(String(over.id))));
  };
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} accessibility={accessibility} onDragEnd={drop}>
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol className="criterion-editors">{children}</ol>
      </SortableContext>
    </DndContext>
  );
}

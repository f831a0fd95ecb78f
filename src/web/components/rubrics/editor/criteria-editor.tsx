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
  const { keep, replace, setOwnPoints, setPoints, add, remove } = useCriterionEdits(content, onChange, onOpen);
  return (
    <section className="criteria" aria-labelledby="criteria-title">
      <h4 id="criteria-title">{t('criteria.title')}</h4>
      <PointsBalance
        total={points}
        points={criteria.map((it) => it.points)}
        keep={keep}
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
            vocabulary={content.vocabulary}
            hits={hits.filter(({ criterionId }) => criterionId === criterion.id)}
            isOpen={openIds.has(criterion.id)}
            isOnly={criteria.length === 1}
            {...shared}
            onToggle={() => onToggle(criterion.id)}
            onPoints={(own) => setOwnPoints(criterion.id, own)}
            onChange={(changes) => replace(criterion.id, changes)}
            onRemove={() => remove(criterion.id)}
          />
        ))}
      </Sortable>
      {criteria.length < MOST_CRITERIA && <Button onClick={add}>{t('criteria.add')}</Button>}
    </section>
  );
}

/** What can be done to the criteria; `keep` is the place of the one whose points were set last. */
function useCriterionEdits(content: QuestionContentReply, onChange: Props['onChange'], onOpen: Props['onOpen']) {
  const { t } = useTranslation();
  const [lastSet, setLastSet] = useState<string>();
  const { criteria } = content;
  const keep = criteria.findIndex(({ id }) => id === lastSet);
  const replace = (id: string, changes: Partial<CriterionContent>) =>
    onChange({ criteria: criteria.map((it) => (it.id === id ? { ...it, ...changes } : it)) });
  return {
    keep: keep < 0 ? undefined : keep,
    replace,
    setOwnPoints: (id: string, points: number) => {
      setLastSet(id);
      replace(id, { points });
    },
    setPoints: (all: readonly number[]) =>
      onChange({ criteria: criteria.map((it, place) => ({ ...it, points: all[place] ?? it.points })) }),
    add: () => {
      const criterion = newCriterion(content, t('criteria.newLabel'));
      onChange({ criteria: [...criteria, criterion] });
      onOpen(criterion.id);
    },
    remove: (id: string) => onChange({ criteria: criteria.filter((it) => it.id !== id) }),
  };
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

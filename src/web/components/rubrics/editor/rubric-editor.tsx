import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionContentReply } from '../../../../api/authoring-schemas.ts';
import { type CueName, cueHits } from '../../../rubrics/cue-hits.ts';
import { fieldId } from '../../../rubrics/field-id.ts';
import { criterionOf, type FieldProblem } from '../../../rubrics/field-problems.ts';
import type { DraftEdits } from '../../../state/use-draft-edits.ts';
import type { LiveTrial } from '../../../state/use-trial.ts';
import { CriteriaEditor } from './criteria-editor.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { QuestionFields } from './question-fields.tsx';
import { VocabularyEditor } from './vocabulary-editor.tsx';

type Props = {
  readonly edits: DraftEdits;
  readonly problems: readonly FieldProblem[];
  readonly live: LiveTrial;
  readonly activeCue: CueName | null;
  readonly onActiveCue: (cue: CueName, isActive: boolean) => void;
};

/** The question and its rubric, field by field. */
export function RubricEditor({ edits, problems, live, activeCue, onActiveCue }: Props) {
  const { t } = useTranslation();
  const { content, change } = edits;
  const { openIds, toggle, open } = useOpenCriteria(content);
  const hits = useMemo(() => (live.tried ? cueHits(live.tried) : []), [live.tried]);
  const edit = (changes: Partial<QuestionContentReply>) => change({ content: { ...content, ...changes } });
  const show = (field: string) => {
    const criterion = content.criteria[criterionOf(field) ?? -1];
    if (criterion !== undefined) open(criterion.id);
    // Once what was closed is drawn.
    setTimeout(() => document.getElementById(fieldId(field))?.focus());
  };
  return (
    <section className="card rubric-editor" aria-labelledby="editor-title">
      <h3 id="editor-title">{t('editor.title')}</h3>
      <ProblemSummary problems={problems} content={content} onShow={show} />
      <QuestionFields edits={edits} problems={problems} />
      <CriteriaEditor
        content={content}
        problems={problems}
        hits={hits}
        openIds={openIds}
        activeCue={activeCue}
        onToggle={toggle}
        onOpen={open}
        onActiveCue={onActiveCue}
        onChange={edit}
      />
      <VocabularyEditor
        vocabulary={content.vocabulary}
        problems={problems}
        onChange={(vocabulary) => edit({ vocabulary })}
      />
    </section>
  );
}

/** Which criteria are open: the first, until somebody opens or closes one. */
function useOpenCriteria({ criteria }: QuestionContentReply) {
  const [openIds, setOpenIds] = useState<ReadonlySet<string>>(() => new Set(criteria.slice(0, 1).map(({ id }) => id)));
  const open = (id: string) => setOpenIds((before) => new Set([...before, id]));
  const toggle = (id: string) =>
    setOpenIds((before) => new Set(before.has(id) ? [...before].filter((it) => it !== id) : [...before, id]));
  return { openIds, open, toggle };
}

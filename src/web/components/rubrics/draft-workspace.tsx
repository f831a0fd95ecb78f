import { useState } from 'react';
import type { DraftReply } from '../../../api/authoring-schemas.ts';
import { type CueName, isSameCue } from '../../rubrics/cue-hits.ts';
import { fieldProblems } from '../../rubrics/field-problems.ts';
import { useDraftActions } from '../../state/use-draft-actions.ts';
import { useDraftEdits } from '../../state/use-draft-edits.ts';
import { useTrial } from '../../state/use-trial.ts';
import { DraftHeader } from './draft-header.tsx';
import { ConflictNotice } from './editor/conflict-notice.tsx';
import { RubricEditor } from './editor/rubric-editor.tsx';
import { type ShownPanel, SidePanel } from './side-panel.tsx';
import { CheckAndPublish } from './tests/check-and-publish.tsx';

/** Everything about one draft: the rubric on the left, what an answer makes of it and the source on the right, checks below. */
export function DraftWorkspace({ draft }: { readonly draft: DraftReply }) {
  const edits = useDraftEdits(draft);
  const actions = useDraftActions(draft, edits);
  const [answer, setAnswer] = useState('');
  const [panel, setPanel] = useState<ShownPanel>(() => firstPanel(draft));
  const [activeCue, setActiveCue] = useState<CueName | null>(null);
  // The mouse may leave one cue after the focus has come to another.
  const pointAt = (cue: CueName, isActive: boolean) =>
    setActiveCue((before) => (isActive ? cue : isSameCue(before, cue) ? null : before));
  const live = useTrial(draft.id, edits.content, answer);
  const problems = live.problems.length > 0 ? live.problems : fieldProblems(actions.save.error);
  return (
    <main className="page-body rubrics-page rubric-screen">
      <DraftHeader draft={draft} edits={edits} actions={actions} problems={problems} />
      <ConflictNotice draft={draft} edits={edits} />
      <div className="draft-columns">
        <RubricEditor edits={edits} problems={problems} live={live} activeCue={activeCue} onActiveCue={pointAt} />
        <SidePanel
          draft={draft}
          live={live}
          answer={answer}
          onAnswer={setAnswer}
          activeCue={activeCue}
          onActiveCue={pointAt}
          edits={edits}
          actions={actions}
          panel={panel}
          onPanel={setPanel}
        />
      </div>
      <CheckAndPublish
        draft={draft}
        edits={edits}
        actions={actions}
        onShowLine={(number) => setPanel({ tab: 'source', line: { number } })}
      />
    </main>
  );
}

/** A draft that nobody has touched is compared with its source first. */
function firstPanel({ source, revision }: DraftReply): ShownPanel {
  return { tab: source !== null && revision === 1 ? 'source' : 'trial' };
}

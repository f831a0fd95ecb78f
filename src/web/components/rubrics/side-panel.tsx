import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftReply } from '../../../api/authoring-schemas.ts';
import type { CueName } from '../../rubrics/cue-hits.ts';
import type { DraftActions } from '../../state/use-draft-actions.ts';
import type { DraftEdits } from '../../state/use-draft-edits.ts';
import type { LiveTrial } from '../../state/use-trial.ts';
import { DraftSource } from './draft-source.tsx';
import { ProposalsPanel } from './tests/proposals-panel.tsx';
import { TrialPanel } from './trial/trial-panel.tsx';

const TABS = ['trial', 'source', 'origin'] as const;

/** What stands beside the rubric. A line is brought into view each time another object asks for it. */
export type ShownPanel = { readonly tab: (typeof TABS)[number]; readonly line?: { readonly number: number } };

type Props = {
  readonly draft: DraftReply;
  readonly edits: DraftEdits;
  readonly actions: DraftActions;
  readonly live: LiveTrial;
  readonly answer: string;
  readonly activeCue: CueName | null;
  readonly panel: ShownPanel;
  readonly onAnswer: (answer: string) => void;
  readonly onActiveCue: (cue: CueName, isActive: boolean) => void;
  readonly onPanel: (panel: ShownPanel) => void;
};

/** Beside the rubric: an answer to try it with, the text that it comes from, or how it was derived. */
export function SidePanel({ draft, edits, actions, panel, onPanel, ...trial }: Props) {
  const { t } = useTranslation();
  const { language, criteria } = edits.content;
  const modelAnswer = criteria.map((criterion) => criterion.modelAnswer).join('\n');
  const content = {
    trial: <TrialPanel {...trial} language={language} modelAnswer={modelAnswer} />,
    source: <DraftSource draft={draft} line={panel.line} />,
    origin: <ProposalsPanel draft={draft} actions={actions} />,
  };
  const shown = TABS.filter((tab) => tab !== 'source' || draft.source !== null);
  return (
    <aside className="card side-panel" aria-label={t('panel.label')}>
      <Tabs
        // A line can only be brought into view in a panel that is drawn.
        destroyOnHidden
        activeKey={panel.tab}
        items={shown.map((key) => ({ key, label: t(`panel.${key}`), children: content[key] }))}
        onChange={(key) => onPanel({ tab: TABS.find((tab) => tab === key) ?? 'trial' })}
      />
    </aside>
  );
}

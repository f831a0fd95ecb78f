import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftReply } from '../../../api/authoring-schemas.ts';
import type { FieldProblem } from '../../rubrics/field-problems.ts';
import { toHash } from '../../state/page-route.ts';
import type { DraftActions } from '../../state/use-draft-actions.ts';
import type { DraftEdits } from '../../state/use-draft-edits.ts';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { ScreenHeading } from '../screen-heading.tsx';

type Props = {
  readonly draft: DraftReply;
  readonly edits: DraftEdits;
  readonly actions: DraftActions;
  readonly problems: readonly FieldProblem[];
};

/** Which draft it is, whether it is saved, and the button that saves it. */
export function DraftHeader({ draft, edits, actions, problems }: Props) {
  const { t } = useTranslation();
  const { save } = actions;
  const { basedOn, id, section } = draft;
  // Somebody else's save and fields that are wrong are told where they can be mended.
  const isToldElsewhere = edits.isConflict || problems.length > 0;
  return (
    <section className="card draft-header">
      <div className="screen-top">
        <ScreenHeading backTo="rubrics">
          <span lang={edits.content.language}>{edits.content.prompt || t('rubricDraft.title')}</span>
        </ScreenHeading>
        <div className="buttons">
          <SaveState draft={draft} edits={edits} />
          <Button type="primary" size="large" loading={save.isPending} onClick={() => save.run()}>
            {t('rubricDraft.save')}
          </Button>
        </div>
      </div>
      <p className="beside">
        {t(basedOn === null ? 'drafts.new' : 'drafts.change')} · {section.title}
        {basedOn !== null && (
          <>
            {' · '}
            <a href={toHash({ page: 'comparison', from: basedOn, to: id })}>{t('rubricDraft.compare')}</a>
          </>
        )}
      </p>
      {save.error !== null && !isToldElsewhere && (
        <FailureNotice error={save.error} title={t('rubricDraft.saveFailed')} isTextKept />
      )}
    </section>
  );
}

function SaveState({ draft, edits }: Pick<Props, 'draft' | 'edits'>) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { isDirty, isDurable } = edits;
  if (isDirty && !isDurable) {
    return (
      <span className="save-state is-lost" role="status">
        {t('rubricDraft.unsavedNotKept')}
      </span>
    );
  }
  return (
    <span className={isDirty ? 'save-state is-dirty' : 'save-state'}>
      {isDirty ? t('rubricDraft.unsaved') : t('rubricDraft.saved', { time: time(draft.updatedAt) })}
    </span>
  );
}

import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftReply } from '../../../../api/authoring-schemas.ts';
import { fieldProblems } from '../../../rubrics/field-problems.ts';
import { useAccess } from '../../../state/access.ts';
import type { DraftActions } from '../../../state/use-draft-actions.ts';
import type { DraftEdits } from '../../../state/use-draft-edits.ts';
import { FailureNotice } from '../../failure-notice.tsx';
import { PublishForm } from './publish-form.tsx';
import { ReportView } from './report-view.tsx';

type Props = {
  readonly draft: DraftReply;
  readonly edits: DraftEdits;
  readonly actions: DraftActions;
  /** Asks to bring a line of the source into view. */
  readonly onShowLine: (line: number) => void;
};

/** The last two steps: check the rubric on texts made from its model answer, then publish it. */
export function CheckAndPublish({ draft, edits, actions, onShowLine }: Props) {
  const { t } = useTranslation();
  const { may } = useAccess();
  const { check, report, isReportOld } = actions;
  return (
    <section className="card check-and-publish" aria-labelledby="check-title">
      <h3 id="check-title">{t('check.title')}</h3>
      <p className="beside">{t('check.what')}</p>
      <div className="buttons">
        <Button
          size="large"
          type={report === undefined ? 'primary' : 'default'}
          loading={check.isPending}
          disabled={edits.isConflict}
          onClick={() => check.mutate()}
        >
          {t(report === undefined ? (edits.isDirty ? 'check.saveAndDo' : 'check.do') : 'check.again')}
        </Button>
      </div>
      <p role="status">
        {check.isPending && t('check.running')}
        {!check.isPending && isReportOld && t('check.old')}
      </p>
      {check.error !== null && !check.isPending && <CheckFailure error={check.error} />}
      {report !== undefined && (
        <>
          <ReportView report={report} content={draft.content} />
          {may('publish') ? (
            <PublishForm draft={draft} report={report} actions={actions} onShowLine={onShowLine} />
          ) : (
            <p className="beside">{t('publish.ask')}</p>
          )}
        </>
      )}
    </section>
  );
}

/** Fields that are wrong are listed where they are mended. */
function CheckFailure({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  const wrong = fieldProblems(error).length;
  if (wrong > 0) return <p className="field-problem">{t('check.blocked', { count: wrong })}</p>;
  return <FailureNotice error={error} title={t('check.failed')} isTextKept />;
}

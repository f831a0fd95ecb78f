import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftReply } from '../../../../api/authoring-schemas.ts';
import type { RubricReportReply } from '../../../../api/rubric-check-schemas.ts';
import type { DraftActions } from '../../../state/use-draft-actions.ts';
import { goTo } from '../../../state/use-page-route.ts';
import { FailureNotice } from '../../failure-notice.tsx';
import { publishedKey } from '../list/published-note.tsx';
import { UncertaintyList } from '../uncertainty-list.tsx';

type Props = {
  readonly draft: DraftReply;
  /** Of the draft as it is saved now. */
  readonly report: RubricReportReply;
  readonly actions: DraftActions;
  readonly onShowLine: (line: number) => void;
};

/** The service takes no shorter one. */
const SHORTEST_REASON = 10;

/** Publishing: a yes to what is uncertain, and a reason where checks speak against it. */
export function PublishForm({ draft, report, actions: { publish }, onShowLine }: Props) {
  const { t } = useTranslation();
  const { isConfirmed, reason, isYesMissing, isReasonShort, setIsConfirmed, setReason, submit } = usePublishForm(
    draft,
    report,
    publish,
  );
  const needsYes = draft.uncertainties.length > 0;
  const needsReason = !report.isSound;
  return (
    <section className="publish-form" aria-labelledby="publish-title">
      <h4 id="publish-title">{t('publish.title')}</h4>
      {needsYes && (
        <Confirmation
          uncertainties={draft.uncertainties}
          isConfirmed={isConfirmed}
          isWrong={isYesMissing}
          onConfirm={setIsConfirmed}
          onShowLine={onShowLine}
        />
      )}
      {needsReason && <ReasonField reason={reason} isWrong={isReasonShort} onType={setReason} />}
      {publish.error !== null && !publish.isPending && (
        <FailureNotice error={publish.error} title={t('publish.failed')} isTextKept />
      )}
      <Button type="primary" size="large" danger={needsReason} loading={publish.isPending} onClick={submit}>
        {t(needsReason ? 'publish.doAnyway' : 'publish.do')}
      </Button>
      <p className="beside">{t('publish.what')}</p>
    </section>
  );
}

/** What is typed and ticked; what is missing counts as wrong only after an attempt to publish. */
function usePublishForm(draft: DraftReply, report: RubricReportReply, publish: DraftActions['publish']) {
  const client = useQueryClient();
  const [isConfirmed, setIsConfirmed] = useState(false);
  const [reason, setReason] = useState('');
  const [isAttempted, setIsAttempted] = useState(false);
  const needsYes = draft.uncertainties.length > 0;
  const isYesMissing = needsYes && !isConfirmed;
  const isReasonShort = !report.isSound && reason.trim().length < SHORTEST_REASON;
  const submit = () => {
    setIsAttempted(true);
    if (isYesMissing || isReasonShort || publish.isPending) return;
    const request = {
      ...(needsYes ? { acceptUncertain: true } : {}),
      ...(report.isSound ? {} : { overrideReason: reason.trim() }),
    };
    publish.mutate(request, {
      onSuccess: (version) => {
        client.setQueryData(publishedKey, version);
        goTo({ page: 'rubrics' });
      },
    });
  };
  return {
    ...{ isConfirmed, reason, setIsConfirmed, setReason, submit },
    isYesMissing: isAttempted && isYesMissing,
    isReasonShort: isAttempted && isReasonShort,
  };
}

type ConfirmationProps = {
  readonly uncertainties: DraftReply['uncertainties'];
  readonly isConfirmed: boolean;
  readonly isWrong: boolean;
  readonly onConfirm: (isConfirmed: boolean) => void;
  readonly onShowLine: (line: number) => void;
};

/** Everything that is uncertain once more, and the yes to it. */
function Confirmation({ uncertainties, isConfirmed, isWrong, onConfirm, onShowLine }: ConfirmationProps) {
  const { t } = useTranslation();
  return (
    <div className="publish-yes">
      <p>{t('publish.uncertain', { count: uncertainties.length })}</p>
      <UncertaintyList uncertainties={uncertainties} onShowLine={onShowLine} />
      <Checkbox checked={isConfirmed} onChange={(event) => onConfirm(event.target.checked)}>
        {t('publish.yes')}
      </Checkbox>
      <p className="field-problem" role="alert">
        {isWrong && t('publish.yesMissing')}
      </p>
    </div>
  );
}

type ReasonProps = { readonly reason: string; readonly isWrong: boolean; readonly onType: (reason: string) => void };

function ReasonField({ reason, isWrong, onType }: ReasonProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field wide-field">
      <label htmlFor={id}>{t('publish.reason')}</label>
      <p id={`${id}-hint`} className="beside">
        {t('publish.reason.hint')}
      </p>
      <Input.TextArea
        id={id}
        value={reason}
        maxLength={2000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint ${id}-problem`}
        {...(isWrong ? { status: 'error' as const } : {})}
        onChange={(event) => onType(event.target.value)}
      />
      <p id={`${id}-problem`} className="field-problem" role="alert">
        {isWrong && t('publish.reason.short', { length: SHORTEST_REASON })}
      </p>
    </div>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftReply, RubricReportReply } from '../../../../api/authoring-schemas.ts';
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
  const client = useQueryClient();
  const [isConfirmed, setIsConfirmed] = useState(false);
  const [reason, setReason] = useState('');
  const [isAttempted, setIsAttempted] = useState(false);
  const needsYes = draft.uncertainties.length > 0;
  const needsReason = !report.isSound;
  const isYesMissing = needsYes && !isConfirmed;
  const isReasonShort = needsReason && reason.trim().length < SHORTEST_REASON;
  const submit = () => {
    setIsAttempted(true);
    if (isYesMissing || isReasonShort || publish.isPending) return;
    const request = {
      ...(needsYes ? { acceptUncertain: true } : {}),
      ...(needsReason ? { overrideReason: reason.trim() } : {}),
    };
    publish.mutate(request, {
      onSuccess: (version) => {
        client.setQueryData(publishedKey, version);
        goTo({ page: 'rubrics' });
      },
    });
  };
  return (
    <section className="publish-form" aria-labelledby="publish-title">
      <h4 id="publish-title">{t('publish.title')}</h4>
      {needsYes && (
        <div className="publish-yes">
          <p>{t('publish.uncertain', { count: draft.uncertainties.length })}</p>
          <UncertaintyList uncertainties={draft.uncertainties} onShowLine={onShowLine} />
          <Checkbox checked={isConfirmed} onChange={(event) => setIsConfirmed(event.target.checked)}>
            {t('publish.yes')}
          </Checkbox>
          <p className="field-problem" role="alert">
            {isAttempted && isYesMissing && t('publish.yesMissing')}
          </p>
        </div>
      )}
      {needsReason && <ReasonField reason={reason} isWrong={isAttempted && isReasonShort} onType={setReason} />}
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

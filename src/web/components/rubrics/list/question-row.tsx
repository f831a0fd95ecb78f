import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RubricVersionReply } from '../../../../api/rubric-check-schemas.ts';
import type { QuestionReply } from '../../../../api/schemas.ts';
import { createDraft } from '../../../service/rubric-service.ts';
import { useAccess } from '../../../state/access.ts';
import { toHash } from '../../../state/page-route.ts';
import { useFormats } from '../../../state/use-formats.ts';
import { goTo } from '../../../state/use-page-route.ts';
import { FailureNotice } from '../../failure-notice.tsx';
import { RescoreButton } from './rescore-button.tsx';
import { VersionHistory } from './version-history.tsx';

type Props = {
  readonly question: QuestionReply;
  /** Newest first. */
  readonly versions: readonly RubricVersionReply[];
  /** A draft of this question that somebody has begun. */
  readonly draftId: string | undefined;
};

/** A question, which version its answers are scored with, and what can be done about it. */
export function QuestionRow({ question, versions, draftId }: Props) {
  const { t } = useTranslation();
  const { may } = useAccess();
  const edit = useMutation({
    mutationFn: () => createDraft({ questionId: question.id }),
    onSuccess: ({ id }) => goTo({ page: 'draft', draftId: id }),
  });
  const current = versions.find(({ isCurrent }) => isCurrent);
  const older = versions.filter(({ isCurrent }) => !isCurrent);
  const titleId = `question-${question.id}`;
  return (
    <li className="rubric-row">
      <div>
        <p id={titleId} className="row-title" lang={question.language}>
          {question.text}
        </p>
        {current !== undefined && <VersionFacts version={current} question={question} />}
        {current !== undefined && <VersionHistory current={current} older={older} titleId={titleId} />}
        {edit.error !== null && !edit.isPending && (
          <FailureNotice error={edit.error} title={t('versions.editFailed')} />
        )}
      </div>
      <div className="buttons">
        {draftId === undefined ? (
          <Button loading={edit.isPending} aria-describedby={titleId} onClick={() => edit.mutate()}>
            {t('versions.edit')}
          </Button>
        ) : (
          <Button href={toHash({ page: 'draft', draftId })} aria-describedby={titleId}>
            {t('versions.goOn')}
          </Button>
        )}
        {may('publish') && <RescoreButton questionId={question.id} titleId={titleId} />}
      </div>
    </li>
  );
}

type FactsProps = { readonly version: RubricVersionReply; readonly question: QuestionReply };

function VersionFacts({ version, question }: FactsProps) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { publishedAt, override } = version;
  const origin =
    publishedAt === null ? t('versions.fromFiles') : t('versions.publishedAt', { time: time(publishedAt) });
  return (
    <>
      <p className="beside">
        {t('versions.current', { version: version.version })} · {origin} ·{' '}
        {t('drafts.facts', { points: question.points, criteria: question.criteria.length })}
      </p>
      {override !== null && (
        <p className="row-warning">
          {t('versions.overridden', { count: override.overridden.length, reason: override.reason })}
        </p>
      )}
    </>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { rescoreAnswers } from '../../../service/rubric-service.ts';
import { FailureNotice } from '../../failure-notice.tsx';

type Props = {
  readonly questionId: string;
  /** Id of the element that names the question. */
  readonly titleId: string;
};

/** Score again the answers that were scored under an older version; the old scores stay. */
export function RescoreButton({ questionId, titleId }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => rescoreAnswers(questionId),
    onSuccess: () => {
      for (const key of ['items', 'item', 'batch']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <>
      <Button loading={isPending} aria-describedby={titleId} onClick={() => mutate()}>
        {t('rescore.do')}
      </Button>
      <div className="rescore-result" role="status">
        {isPending && t('rescore.running')}
        {!isPending && data?.stale === 0 && t('rescore.none')}
        {!isPending && data !== undefined && data.stale > 0 && (
          <>
            {t('rescore.done', data)} {data.failed > 0 && t('rescore.failedSome', { failed: data.failed })}{' '}
            {data.kept > 0 && t('rescore.kept', { kept: data.kept })}
          </>
        )}
      </div>
      {error !== null && !isPending && <FailureNotice error={error} title={t('rescore.failed')} />}
    </>
  );
}

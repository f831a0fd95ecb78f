import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RubricVersionReply } from '../../../../api/rubric-check-schemas.ts';

/** Where the version that was just published is kept until the note about it is closed. */
export const publishedKey: readonly string[] = ['just-published'];

/** Says what has just been published, on the list that one comes back to. */
export function PublishedNote() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data } = useQuery<RubricVersionReply | null>({ queryKey: publishedKey, queryFn: skipToken });
  if (!data) return null;
  const { questionId, version, override } = data;
  return (
    <Alert
      className="published-note"
      type="success"
      showIcon
      role="status"
      title={t('published.title', { questionId, version })}
      description={t(override === null ? 'published.next' : 'published.nextOverridden')}
      closable={{ 'aria-label': t('published.close') }}
      onClose={() => client.setQueryData(publishedKey, null)}
    />
  );
}

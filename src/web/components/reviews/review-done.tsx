import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReviewSheetReply } from '../../../api/review-schemas.ts';
import { toHash } from '../../state/page-route.ts';
import { rememberedFilter, useNextReview } from '../../state/use-next-review.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { ScreenHeading } from '../screen-heading.tsx';
import { SecondReview } from './second-review.tsx';
import { SideBySide } from './side-by-side.tsx';

/** After a decision: the next one first, then what it came to. */
export function ReviewDone({ sheet }: { readonly sheet: ReviewSheetReply }) {
  const { t } = useTranslation();
  const { mutate, data, isPending, isSuccess, error } = useNextReview(sheet.mode);
  const { recordId, prompt } = sheet.task;
  return (
    <>
      <section className="card review-done">
        <ScreenHeading>{t('done.title')}</ScreenHeading>
        <div className="review-buttons">
          <Button type="primary" size="large" loading={isPending} onClick={() => mutate()}>
            {t('done.next')}
          </Button>
          <Button size="large" href={toHash({ page: 'reviews', filter: rememberedFilter() })}>
            {t('review.toQueue')}
          </Button>
        </div>
        {isSuccess && data === null && <Alert type="success" showIcon role="status" title={t('done.none')} />}
        {error !== null && !isPending && <FailureNotice error={error} title={t('done.nextFailed')} />}
      </section>
      <section className="card">
        <p className="review-prompt">{prompt}</p>
        <SideBySide recordId={recordId} />
        <SecondReview recordId={recordId} />
      </section>
    </>
  );
}

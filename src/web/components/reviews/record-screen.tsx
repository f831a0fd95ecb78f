import { useTranslation } from 'react-i18next';
import { ScreenHeading } from '../screen-heading.tsx';
import { SecondReview } from './second-review.tsx';
import { SideBySide } from './side-by-side.tsx';

/** What machine and people said of one answer. */
export function RecordScreen({ recordId }: { readonly recordId: string }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <ScreenHeading backTo="reviews">{t('sideBySide.title')}</ScreenHeading>
      <SideBySide recordId={recordId} />
      <SecondReview recordId={recordId} />
    </section>
  );
}

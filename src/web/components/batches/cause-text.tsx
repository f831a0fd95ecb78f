import { useTranslation } from 'react-i18next';
import { findKnownCause } from '../../batches/known-cause.ts';

type Props = { readonly code: string; readonly message: string };

/** Why a row or an answer came to nothing: in the page's words where it has any, then in the service's, which name the place. */
export function CauseText({ code, message }: Props) {
  const { t } = useTranslation();
  const cause = findKnownCause(code);
  if (cause === undefined) return <span lang="en">{message}</span>;
  return (
    <>
      {t(`cause.${cause}`)}{' '}
      <span className="beside" lang="en">
        {message}
      </span>
    </>
  );
}

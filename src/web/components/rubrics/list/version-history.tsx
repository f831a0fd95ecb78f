import { useTranslation } from 'react-i18next';
import type { RubricVersionReply } from '../../../../api/rubric-check-schemas.ts';
import { toHash } from '../../../state/page-route.ts';
import { useFormats } from '../../../state/use-formats.ts';

type Props = {
  readonly current: RubricVersionReply;
  /** Newest first. */
  readonly older: readonly RubricVersionReply[];
  /** Id of the element that names the question. */
  readonly titleId: string;
};

/** Versions that were in use before, each with a way to see what has changed since. */
export function VersionHistory({ current, older, titleId }: Props) {
  const { t } = useTranslation();
  const { time } = useFormats();
  if (older.length === 0) return null;
  return (
    <details className="version-history">
      <summary aria-describedby={titleId}>{t('versions.older', { count: older.length })}</summary>
      <ul>
        {older.map(({ hash, version, publishedAt, override }) => (
          <li key={hash}>
            <strong>{version}</strong>{' '}
            <span className="beside">
              {publishedAt === null ? t('versions.fromFiles') : t('versions.publishedAt', { time: time(publishedAt) })}
              {override !== null && ` · ${t('versions.overriddenShort')}`}
            </span>{' '}
            <a href={toHash({ page: 'comparison', from: hash, to: current.hash })}>
              {t('versions.compare', { version, current: current.version })}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

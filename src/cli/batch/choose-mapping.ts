import type { ColumnMapping } from '../../domain/column-mapping.ts';
import type { UploadPreview } from '../../workflows/batch-services.ts';
import { UsageError } from '../usage-error.ts';

/** What the flags say about the columns of a table. */
export type ColumnFlags = {
  readonly candidate?: string | undefined;
  readonly question?: string | undefined;
  readonly answer?: string | undefined;
};

/**
 * Say which columns hold what: as the flags say, and where they are silent as the table shows.
 *
 * --question or --answer mean one answer a row, whatever the table looks like.
 *
 * @throws {UsageError} naming each flag that is needed, and the columns that there are.
 */
export function chooseMapping(flags: ColumnFlags, { suggestedMapping, columns }: UploadPreview): ColumnMapping {
  const { candidate = suggestedMapping?.candidate } = flags;
  const isLong = flags.question !== undefined || flags.answer !== undefined;
  if (!isLong && suggestedMapping && candidate !== undefined) return { ...suggestedMapping, candidate };
  const known = suggestedMapping?.layout === 'long' ? suggestedMapping : undefined;
  const { question = known?.question, answer = known?.answer } = flags;
  if (candidate !== undefined && question !== undefined && answer !== undefined) {
    return { layout: 'long', candidate, question, answer };
  }
  const missing = Object.entries({ candidate, question, answer }).filter(([, column]) => column === undefined);
  throw new UsageError(
    `${missing.map(([flag]) => `--${flag}`).join(', ')}: the header does not show it, say which column it is; ` +
      `the columns are: ${columns.join(', ')}`,
  );
}

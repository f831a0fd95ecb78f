import type { Batch } from '../../domain/batch.ts';
import type { EngineChoice } from '../../domain/engine-id.ts';
import type { QuestionBank } from '../../domain/question-bank.ts';
import type { UploadPreview } from '../../workflows/batch-services.ts';
import { UsageError } from '../usage-error.ts';
import type { ColumnFlags } from './choose-mapping.ts';

/** What makes a batch another one than an earlier one of the same file. */
export type BatchIdentity = ColumnFlags & {
  readonly engine?: EngineChoice | undefined;
  readonly name?: string | undefined;
  readonly sheet?: string | undefined;
};

/**
 * Find the batch that was begun with the same file and the same flags, the newest first; flags that are left out fit any batch.
 * Cancelled ones and other sheets do not count.
 *
 * @throws {UsageError} naming the flag, if the file was read before in another way: it would be evaluated twice unnoticed.
 */
export function findEarlierBatch(
  flags: BatchIdentity,
  { sameFile, sheet }: Pick<UploadPreview, 'sameFile' | 'sheet'>,
  bank: QuestionBank,
): Batch | undefined {
  const sought = flags.sheet ?? sheet;
  const earlier = sameFile.filter(({ status, source }) => status !== 'cancelled' && source.sheet === sought);
  const found = earlier.find((batch) => describeDifference(flags, batch, bank) === undefined);
  const [newest] = earlier;
  if (found || !newest) return found;
  throw new UsageError(
    `${describeDifference(flags, newest, bank)}; --again evaluates the file as a new batch, ` +
      `and answer-eval batches show ${newest.id} shows the earlier one (${newest.status})`,
  );
}

function describeDifference(flags: BatchIdentity, batch: Batch, bank: QuestionBank): string | undefined {
  const { id, mapping } = batch;
  const before = `batch ${id} of the same file`;
  if (batch.bank.id !== bank.id || batch.bank.version !== bank.version) {
    return `--bank: ${before} was begun with bank ${batch.bank.id} ${batch.bank.version}, and this is ${bank.id} ${bank.version}`;
  }
  const columns = mapping.layout === 'long' ? mapping : { candidate: mapping.candidate };
  const was: Readonly<Record<string, string | undefined>> = { ...columns, engine: batch.engine, name: batch.name };
  const differing = (['candidate', 'question', 'answer', 'engine', 'name'] as const).find(
    (flag) => flags[flag] !== undefined && flags[flag] !== was[flag],
  );
  if (differing === undefined) return undefined;
  const value = was[differing] === undefined ? 'one column a question' : `"${was[differing]}"`;
  return `--${differing}: ${before} was begun with ${value}`;
}

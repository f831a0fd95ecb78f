import type { UploadReply } from '../../api/batch-schemas.ts';
import type { UploadPreview } from '../../workflows/batch-services.ts';
import type { Readonlied } from '../readonlied.ts';

/** Show an upload; of the batches that were read from the same bytes only what tells them apart. */
export function presentUpload({ sameFile, ...upload }: UploadPreview): Readonlied<UploadReply> {
  return { ...upload, sameFile: sameFile.map(({ id, name, status, createdAt }) => ({ id, name, status, createdAt })) };
}

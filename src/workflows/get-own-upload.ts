import { type Actor, ownsOrOversees } from '../domain/actor.ts';
import { UploadNotFoundError } from '../storage/upload-errors.ts';
import type { Upload, UploadStore } from '../storage/upload-store.ts';

/** Find an upload that somebody may work with. @throws {UploadNotFoundError} also if it is somebody else's. */
export async function getOwnUpload(uploadId: string, actor: Actor, uploads: Pick<UploadStore, 'get'>): Promise<Upload> {
  const upload = await uploads.get(uploadId);
  if (!ownsOrOversees(actor, upload.ownerId)) throw new UploadNotFoundError();
  return upload;
}

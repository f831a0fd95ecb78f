import type { Readable } from 'node:stream';

/** A file that came in and waits to be imported. It holds personal data and is kept no longer than that takes. */
export type Upload = {
  readonly id: string;
  readonly fileName: string;
  /** Where it lies on this machine. */
  readonly path: string;
  readonly sizeBytes: number;
  /** SHA-256 of its bytes, 64 hex digits. */
  readonly sha256: string;
  /** Id of the person who sent it; null for nobody in particular. */
  readonly ownerId: string | null;
};

export type UploadStore = {
  /**
   * Write a stream to disk as it comes, never whole in memory; when this resolves it is on disk.
   *
   * @throws {UploadTooLargeError} as soon as more than the limit has come; nothing is kept.
   * @throws {UploadInterruptedError} if the stream breaks off; nothing is kept.
   * @throws {StoreFullError} if the disk is full; nothing is kept.
   */
  save(source: Readable, fileName: string, ownerId?: string | null): Promise<Upload>;
  /** @throws {UploadNotFoundError} if there is none, or its time is over. */
  get(uploadId: string): Promise<Upload>;
  remove(uploadId: string): Promise<void>;
  /** Remove those that are older than a day. Returns how many. */
  removeExpired(): Promise<number>;
};

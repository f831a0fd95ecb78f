import type { Readable, Writable } from 'node:stream';
import type { AccountStore } from './account-store.ts';
import type { ApiKeyStore } from './api-key-store.ts';
import type { AuditLog } from './audit-log.ts';
import type { BatchStore } from './batch-store.ts';
import type { CandidateStore } from './candidate-store.ts';
import type { DraftStore } from './draft-store.ts';
import type { ErasableCache } from './engine-cache.ts';
import type { EvaluationStore } from './evaluation-store.ts';
import type { LinkStore } from './link-store.ts';
import type { PublicationStore } from './publication-store.ts';
import type { ReviewStore } from './review-store.ts';
import type { RubricStore } from './rubric-store.ts';

/** What a backup holds, or a restore brought in. */
export type BackupReport = {
  readonly schemaVersion: string;
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  /** SHA-256 of the backup's content, 64 hex digits. */
  readonly sha256: string;
};

/** A durable store. Failures of the database are StoreUnavailableError, StoreFullError or StoreSchemaError. */
export type Storage = {
  readonly kind: 'sqlite' | 'postgres';
  readonly evaluations: EvaluationStore;
  readonly batches: BatchStore;
  readonly candidates: CandidateStore;
  readonly rubrics: RubricStore;
  readonly drafts: DraftStore;
  readonly publications: PublicationStore;
  readonly accounts: AccountStore;
  readonly links: LinkStore;
  readonly apiKeys: ApiKeyStore;
  readonly reviews: ReviewStore;
  readonly audit: AuditLog;
  readonly engineCache: ErasableCache;
  /** @throws {StoreUnavailableError} if the database does not answer. */
  ping(): Promise<void>;
  /** Write everything, as of one moment, as gzipped NDJSON that restores into either database. The store stays in use. */
  backup(out: Writable): Promise<BackupReport>;
  /**
   * Bring a backup into an empty database: all of it or nothing.
   *
   * @throws {BackupInvalidError} if it is cut off, changed, from a newer schema or no backup at all.
   * @throws {StoreNotEmptyError} if the database holds anything.
   */
  restore(from: Readable): Promise<BackupReport>;
  close(): Promise<void>;
};

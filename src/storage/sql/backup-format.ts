import { z } from 'zod';

/**
 * A backup is gzipped text with one JSON value a line: a header; for each table a marker with its columns, then its rows as
 * arrays in their order; a footer with the number of rows and the SHA-256 of all lines before it, ends of lines included.
 */
export const backupHeader = z.strictObject({
  format: z.literal('answer-evaluator-backup'),
  version: z.literal(1),
  /** Name of the last migration. */
  schemaVersion: z.string(),
  createdAt: z.string(),
});

/** Columns are those of the rows that follow; none if no row does. */
export const backupMarker = z.strictObject({ table: z.string(), columns: z.array(z.string()) });

export const backupRow = z.array(z.union([z.string(), z.number(), z.null()]));

export const backupFooter = z.strictObject({
  rows: z.record(z.string(), z.int().min(0)),
  sha256: z.string(),
});

export type BackupHeader = z.infer<typeof backupHeader>;
export type BackupMarker = z.infer<typeof backupMarker>;
export type BackupFooter = z.infer<typeof backupFooter>;

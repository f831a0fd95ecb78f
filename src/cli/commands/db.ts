import { createReadStream } from 'node:fs';
import { access, constants, open, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import type { AuditAnchor } from '../../storage/audit-log.ts';
import type { Storage } from '../../storage/storage.ts';
import { BackupInvalidError, StoreNotEmptyError } from '../../storage/store-errors.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { FileError, toFileError } from '../file-error.ts';
import { parseFlags } from '../parse-flags.ts';
import { dataFlagDetail, namingStore, placeOf, requireStore, storeSettings, withStorage } from '../store-flags.ts';

const options = { data: { type: 'string' }, json: { type: 'boolean' } } as const;

const flagsSchema = z.strictObject({
  positionals: z.array(z.string()).max(0),
  data: z.string().min(1).optional(),
  json: z.boolean().default(false),
});

const file = z
  .string()
  .min(1)
  .refine((name) => name !== '-', 'FILE: name a file; a backup does not go through stdin or stdout');

const withFile = flagsSchema.extend({ positionals: z.tuple([file]) });

const migrate: Command = {
  name: 'db migrate',
  summary: 'Bring the database to the schema of this program; every other command does it too',
  usage: 'db migrate [--data DIR] [--json]',
  details: [dataFlagDetail],
  async run(args, context) {
    const flags = parseFlags(args, options, flagsSchema);
    const settings = storeSettings(flags, context);
    const { from, to, applied } = await namingStore(settings, () => context.program.migrateStorage(settings));
    if (flags.json) context.print(JSON.stringify({ from, to, applied }));
    else if (applied.length === 0) context.print(`The database is at ${to}, nothing to do.`);
    else context.print(`Migrated from ${from ?? 'an empty database'} to ${to}: ${applied.join(', ')}`);
    return exitCodes.done;
  },
};

const backup: Command = {
  name: 'db backup',
  summary: 'Write everything that is stored, as of one moment, into a file that restores into either database',
  usage: 'db backup FILE [--replace] [--data DIR] [--json]',
  details: [
    'FILE       gzipped NDJSON; it holds personal data, and only this account can read it',
    '--replace  put the backup in the place of a file that is there',
    dataFlagDetail,
  ],
  async run(args, context) {
    const backupOptions = { ...options, replace: { type: 'boolean' } } as const;
    const backupFlags = withFile.extend({ replace: z.boolean().default(false) });
    const { positionals, replace, ...flags } = parseFlags(args, backupOptions, backupFlags);
    const [name] = positionals;
    if (!replace) await refuseExisting(name);
    await requireStore(flags, context);
    const report = await withStorage(flags, context, (storage) => writeBackup(name, storage));
    const rows = report.tables.reduce((sum, table) => sum + table.rows, 0);
    context.print(flags.json ? JSON.stringify(report) : `Wrote ${rows} rows to ${name}, SHA-256 ${report.sha256}`);
    return exitCodes.done;
  },
};

/** The backup that is there may be the only good one. */
async function refuseExisting(name: string): Promise<void> {
  const isThere = await access(name).then(
    () => true,
    () => false,
  );
  if (isThere) throw new FileError(name, 'is there already; choose another name, or --replace it');
}

/** The file is there whole or not at all: a backup that broke off must not look like one. */
async function writeBackup(name: string, storage: Storage) {
  const scratch = `${name}.part`;
  try {
    const handle = await open(scratch, 'w', 0o600);
    const report = await storage.backup(handle.createWriteStream({ flush: true }));
    await rename(scratch, name);
    return report;
  } catch (cause) {
    await rm(scratch, { force: true });
    throw toFileError(name, cause);
  }
}

const restore: Command = {
  name: 'db restore',
  summary: 'Bring a backup into an empty database: all of it or nothing',
  usage: 'db restore FILE [--data DIR] [--json]',
  details: ['FILE       what db backup wrote', dataFlagDetail],
  async run(args, context) {
    const { positionals, ...flags } = parseFlags(args, options, withFile);
    const [name] = positionals;
    await access(name, constants.R_OK).catch((cause: unknown) => {
      throw toFileError(name, cause);
    });
    const report = await withStorage(flags, context, (storage) => storage.restore(createReadStream(name))).catch(
      (cause: unknown) => {
        throw toRestoreError(name, placeOf(storeSettings(flags, context)), cause);
      },
    );
    const rows = report.tables.reduce((sum, table) => sum + table.rows, 0);
    context.print(flags.json ? JSON.stringify(report) : `Restored ${rows} rows from ${name}`);
    return exitCodes.done;
  },
};

function toRestoreError(name: string, place: string, cause: unknown): unknown {
  if (cause instanceof BackupInvalidError) return new FileError(name, cause.message, { cause });
  if (!(cause instanceof StoreNotEmptyError)) return toFileError(name, cause);
  const advice = 'a backup is restored into an empty one: --data names a new folder, DATABASE_URL a new database';
  return new FileError(place, `holds something already; ${advice}`, { cause });
}

const anchorPattern = /^(\d{1,9}):([0-9a-f]{64})$/;

const verifyFlags = flagsSchema.extend({
  anchor: z.string().regex(anchorPattern, 'must be NUMBER:HASH as an earlier db verify printed it').optional(),
});

const verify: Command = {
  name: 'db verify',
  summary: 'Check that nothing stored was changed, removed or added behind the audit log',
  usage: 'db verify [--anchor NUMBER:HASH] [--data DIR] [--json]',
  details: [
    '--anchor   a head that was printed before and kept elsewhere: finds even a log that was rewritten as a whole',
    dataFlagDetail,
    'Exit code 1 if anything was found.',
  ],
  async run(args, context) {
    const { anchor, ...flags } = parseFlags(args, { ...options, anchor: { type: 'string' } }, verifyFlags);
    await requireStore(flags, context);
    const report = await withStorage(flags, context, ({ audit }) => audit.verify(parseAnchor(anchor)));
    const { entries, evaluations, answers, head, tampering } = report;
    if (flags.json) context.print(JSON.stringify(report));
    else {
      context.print(`Checked ${entries} entries, ${evaluations} evaluations and ${answers} answers.`);
      if (head) context.print(`Head ${head.seq}:${head.hash}`);
      for (const { table, row, message } of tampering) context.print(`${table} ${row}: ${message}`);
      if (tampering.length > 0) context.print('This is not what was written.');
      else
        context.print(head ? 'Nothing was tampered with.' : 'The database is empty: nothing was ever written to it.');
    }
    return tampering.length === 0 ? exitCodes.done : exitCodes.failed;
  },
};

function parseAnchor(anchor: string | undefined): AuditAnchor | undefined {
  const [, seq, hash] = anchorPattern.exec(anchor ?? '') ?? [];
  return seq === undefined || hash === undefined ? undefined : { seq: Number(seq), hash };
}

/** `db ...`: what an operator does with the database. */
export const dbCommands: readonly Command[] = [migrate, backup, restore, verify];

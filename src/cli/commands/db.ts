import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import type { AuditAnchor } from '../../storage/audit-log.ts';
import type { Storage } from '../../storage/storage.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { toFileError } from '../file-error.ts';
import { parseFlags } from '../parse-flags.ts';
import { storeSettings } from '../store-flags.ts';

const options = { data: { type: 'string' }, json: { type: 'boolean' } } as const;

const flagsSchema = z.strictObject({
  positionals: z.array(z.string()).max(0),
  data: z.string().min(1).optional(),
  json: z.boolean().default(false),
});

const withFile = flagsSchema.extend({ positionals: z.tuple([z.string().min(1)]) });

const dataDetail =
  '--data     folder of the embedded database; DATA_DIR, or data, if left out. DATABASE_URL names a PostgreSQL instead';

/** Do something with the database open, migrated to the schema of this program, and close it whatever happens. */
async function withStorage<T>(
  flags: { readonly data?: string | undefined },
  context: CommandContext,
  action: (storage: Storage) => Promise<T>,
): Promise<T> {
  const storage = await context.program.openStorage(storeSettings(flags, context));
  try {
    return await action(storage);
  } finally {
    await storage.close();
  }
}

const migrate: Command = {
  name: 'db migrate',
  summary: 'Bring the database to the schema of this program; every other command does it too',
  usage: 'db migrate [--data DIR] [--json]',
  details: [dataDetail],
  async run(args, context) {
    const flags = parseFlags(args, options, flagsSchema);
    const { from, to, applied } = await context.program.migrateStorage(storeSettings(flags, context));
    if (flags.json) context.print(JSON.stringify({ from, to, applied }));
    else if (applied.length === 0) context.print(`The database is at ${to}, nothing to do.`);
    else context.print(`Migrated from ${from ?? 'an empty database'} to ${to}: ${applied.join(', ')}`);
    return exitCodes.done;
  },
};

const backup: Command = {
  name: 'db backup',
  summary: 'Write everything that is stored, as of one moment, into a file that restores into either database',
  usage: 'db backup FILE [--data DIR] [--json]',
  details: ['FILE       gzipped NDJSON, written anew; it holds personal data', dataDetail],
  async run(args, context) {
    const { positionals, ...flags } = parseFlags(args, options, withFile);
    const [file] = positionals;
    const report = await withStorage(flags, context, (storage) => writeBackup(file, storage));
    const rows = report.tables.reduce((sum, table) => sum + table.rows, 0);
    context.print(flags.json ? JSON.stringify(report) : `Wrote ${rows} rows to ${file}, SHA-256 ${report.sha256}`);
    return exitCodes.done;
  },
};

/** The file is there whole or not at all: a backup that broke off must not look like one. */
async function writeBackup(file: string, storage: Storage) {
  const scratch = `${file}.part`;
  try {
    const handle = await open(scratch, 'w', 0o600);
    const report = await storage.backup(handle.createWriteStream({ flush: true }));
    await rename(scratch, file);
    return report;
  } catch (cause) {
    await rm(scratch, { force: true });
    throw toFileError(file, cause);
  }
}

const restore: Command = {
  name: 'db restore',
  summary: 'Bring a backup into an empty database: all of it or nothing',
  usage: 'db restore FILE [--data DIR] [--json]',
  details: ['FILE       what db backup wrote', dataDetail],
  async run(args, context) {
    const { positionals, ...flags } = parseFlags(args, options, withFile);
    const [file] = positionals;
    const report = await withStorage(flags, context, (storage) => storage.restore(createReadStream(file))).catch(
      (cause: unknown) => {
        throw toFileError(file, cause);
      },
    );
    const rows = report.tables.reduce((sum, table) => sum + table.rows, 0);
    context.print(flags.json ? JSON.stringify(report) : `Restored ${rows} rows from ${file}`);
    return exitCodes.done;
  },
};

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
    dataDetail,
    'Exit code 1 if anything was found.',
  ],
  async run(args, context) {
    const { anchor, ...flags } = parseFlags(args, { ...options, anchor: { type: 'string' } }, verifyFlags);
    const report = await withStorage(flags, context, ({ audit }) => audit.verify(parseAnchor(anchor)));
    const { entries, evaluations, answers, head, tampering } = report;
    if (flags.json) context.print(JSON.stringify(report));
    else {
      context.print(`Checked ${entries} entries, ${evaluations} evaluations and ${answers} answers.`);
      if (head) context.print(`Head ${head.seq}:${head.hash}`);
      for (const { table, row, message } of tampering) context.print(`${table} ${row}: ${message}`);
      context.print(tampering.length === 0 ? 'Nothing was tampered with.' : 'This is not what was written.');
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

import { resolve } from 'node:path';
import { z } from 'zod';
import { EvaluationError } from '../domain/errors.ts';
import type { StoredServices, StoreSettings } from '../open-stored-services.ts';
import type { Storage } from '../storage/storage.ts';
import { StoreFullError, StoreSchemaError, StoreUnavailableError } from '../storage/store-errors.ts';
import type { CommandContext } from './command.ts';
import { noteSparingly } from './note-sparingly.ts';

/** Flags of every command that works with the store. */
export const storeOptions = {
  bank: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export const storeFlagsSchema = z.strictObject({
  positionals: z.array(z.string()).max(0),
  bank: z.string().min(1).optional(),
  data: z.string().min(1).optional(),
  json: z.boolean().default(false),
});

type StoreFlags = { readonly bank?: string | undefined; readonly data?: string | undefined };

export const dataFlagDetail =
  '--data     folder of an embedded database; if left out, the PostgreSQL that DATABASE_URL names, or else the folder DATA_DIR';

export const storeFlagDetails: readonly string[] = [dataFlagDetail, '--bank     folder of the question bank'];

/** There is no database where one is to be looked at. Looking must not make one: an empty answer would be believed. */
class StoreMissingError extends EvaluationError {
  readonly code = 'store-missing';

  constructor(directory: string) {
    super(`${directory}: there is no database in this folder; --data or DATA_DIR names the one that has it`);
  }
}

/** A failure of the store, with the place that the operator has to look at. */
class StorePlaceError extends EvaluationError {
  readonly code: string;
  override readonly retryable: boolean;

  constructor(cause: EvaluationError, place: string) {
    super(`${cause.message} (${place})`, { cause });
    this.code = cause.code;
    this.retryable = cause.retryable;
  }
}

/** The settings, with what the flags say instead: who names a folder means the database in it, not the one of DATABASE_URL. */
export function storeSettings({ data }: StoreFlags, { config }: Pick<CommandContext, 'config'>): StoreSettings {
  return data === undefined ? config : { ...config, databaseUrl: undefined, dataDirectory: resolve(data) };
}

/** @throws {StoreMissingError} if the embedded database is not there yet. */
export async function requireStore(flags: StoreFlags, context: CommandContext): Promise<void> {
  const settings = storeSettings(flags, context);
  if (!(await context.program.hasStore(settings))) throw new StoreMissingError(settings.dataDirectory);
}

/** Do something with the store and the bank open, and close them whatever happens. @throws {StorePlaceError} */
export async function withStoredServices<T>(
  flags: StoreFlags,
  context: CommandContext,
  action: (services: StoredServices) => Promise<T>,
): Promise<T> {
  const settings = storeSettings(flags, context);
  const directory = flags.bank ?? context.config.bankDirectory;
  return namingStore(settings, async () => {
    const note = noteSparingly(context.note, () => performance.now());
    const services = await context.program.openStoredServices(directory, settings, note);
    try {
      return await action(services);
    } finally {
      await services.close();
    }
  });
}

/** Do something with the database alone, migrated to the schema of this program, and close it. @throws {StorePlaceError} */
export async function withStorage<T>(
  flags: StoreFlags,
  context: CommandContext,
  action: (storage: Storage) => Promise<T>,
): Promise<T> {
  const settings = storeSettings(flags, context);
  return namingStore(settings, async () => {
    const storage = await context.program.openStorage(settings);
    try {
      return await action(storage);
    } finally {
      await storage.close();
    }
  });
}

/** Where the store is, in words that show no password. */
export function placeOf({ databaseUrl, dataDirectory }: StoreSettings): string {
  return databaseUrl === undefined ? dataDirectory : 'the database of DATABASE_URL';
}

/** Add to a failure of the store where it is. */
export async function namingStore<T>(settings: StoreSettings, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const isOfStore =
      error instanceof StoreUnavailableError || error instanceof StoreFullError || error instanceof StoreSchemaError;
    throw isOfStore ? new StorePlaceError(error, placeOf(settings)) : error;
  }
}

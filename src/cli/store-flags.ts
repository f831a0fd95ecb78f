import { resolve } from 'node:path';
import { z } from 'zod';
import type { StoredServices, StoreSettings } from '../compose.ts';
import type { CommandContext } from './command.ts';

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

export const storeFlagDetails: readonly string[] = [
  '--data     folder of the embedded database and of uploads; DATA_DIR, or data, if left out. DATABASE_URL names a PostgreSQL instead',
  '--bank     folder of the question bank',
];

/** The settings, with what the flags say instead. */
export function storeSettings({ data }: StoreFlags, { config }: Pick<CommandContext, 'config'>): StoreSettings {
  return data === undefined ? config : { ...config, dataDirectory: resolve(data) };
}

/** Do something with the store open, and close it whatever happens. */
export async function withStoredServices<T>(
  flags: StoreFlags,
  context: CommandContext,
  action: (services: StoredServices) => Promise<T>,
): Promise<T> {
  const directory = flags.bank ?? context.config.bankDirectory;
  const services = await context.program.openStoredServices(directory, storeSettings(flags, context), context.note);
  try {
    return await action(services);
  } finally {
    await services.close();
  }
}

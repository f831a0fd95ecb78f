import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { config as loadDotenv } from 'dotenv';
import { z } from 'zod';
import { EvaluationError } from './domain/errors.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Settings of the program. Names and meanings of the variables are in .env.example. */
export type Config = {
  readonly host: string;
  readonly port: number;
  readonly bankDirectory: string;
  /** A PostgreSQL database; undefined for the embedded one. May hold a password: never to be shown. */
  readonly databaseUrl: string | undefined;
  /** Where the embedded database and uploads lie. */
  readonly dataDirectory: string;
  /** The largest file that may be uploaded. */
  readonly uploadLimitBytes: number;
  /** Threads that evaluate batches beside the main one; undefined leaves it to the number of cores. */
  readonly batchThreads: number | undefined;
  readonly logLevel: (typeof logLevels)[number];
  /** False if NO_COLOR asks for plain text, see https://no-color.org. */
  readonly colorAllowed: boolean;
};

/** An environment variable, or a line of .env, has a value that cannot be used. */
export class ConfigInvalidError extends EvaluationError {
  readonly code = 'config-invalid';
}

/** A variable that is set to nothing counts as not set. */
const optional = z
  .string()
  .transform((value) => (value === '' ? undefined : value))
  .optional();

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
  .transform(Number);

const megabyte = 1024 * 1024;

const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be an address like postgres://user@host:5432/name',
});

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `must be a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `must be a whole number from ${from} to ${to}`);

const environmentSchema = z.object({
  HOST: optional.transform((host) => host ?? '127.0.0.1'),
  PORT: optional
    .transform((value) => value ?? '8080')
    .pipe(port.refine((value) => value <= 65_535, 'must be a number from 0 to 65535')),
  BANK_DIR: optional.transform((directory) => resolve(root, directory ?? 'rubrics/bank-customer-service-manager')),
  DATABASE_URL: optional.pipe(databaseUrl.optional()),
  DATA_DIR: optional.transform((directory) => resolve(root, directory ?? 'data')),
  UPLOAD_LIMIT_MB: optional.transform((limit) => limit ?? '128').pipe(wholeNumber(1, 100_000)),
  BATCH_THREADS: optional.pipe(wholeNumber(0, 256).optional()),
  LOG_LEVEL: optional.transform((level) => level ?? 'info').pipe(z.enum(logLevels)),
  NO_COLOR: optional,
});

/** Folder of the built web page. */
export const webDirectory = resolve(root, 'dist', 'web');

/** Version of the program, from package.json. */
export const programVersion: string = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'))).version;

/**
 * Read the settings from the environment and the project's .env; the environment wins.
 *
 * @throws {ConfigInvalidError} naming every variable that cannot be used.
 */
export function loadConfig(): Config {
  loadDotenv({ path: resolve(root, '.env'), quiet: true });
  return parseConfig(process.env);
}

/**
 * Check the variables the program knows; others are none of its business.
 *
 * @throws {ConfigInvalidError} naming every variable that cannot be used.
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const result = environmentSchema.safeParse(environment);
  if (!result.success) {
    throw new ConfigInvalidError(
      result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    );
  }
  const { data } = result;
  return {
    host: data.HOST,
    port: data.PORT,
    bankDirectory: data.BANK_DIR,
    databaseUrl: data.DATABASE_URL,
    dataDirectory: data.DATA_DIR,
    uploadLimitBytes: data.UPLOAD_LIMIT_MB * megabyte,
    batchThreads: data.BATCH_THREADS,
    logLevel: data.LOG_LEVEL,
    colorAllowed: data.NO_COLOR === undefined,
  };
}

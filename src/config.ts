import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { config as loadDotenv } from 'dotenv';
import { z } from 'zod';
import { type AccessSettings, accessShape, toAccessSettings } from './access-config.ts';
import { ConfigInvalidError, decimal, httpUrl, optional, orElse, wholeNumber } from './config-values.ts';
import type { EmbeddingSettings, EndpointSettings, LlmSettings } from './domain/model-settings.ts';

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
  /** The endpoint that judges answers; undefined for none. */
  readonly llm: LlmSettings | undefined;
  /** The endpoint that embeds texts; undefined for none. */
  readonly embedding: EmbeddingSettings | undefined;
  /** Whether personal data is masked before a text leaves the machine. */
  readonly maskPersonalData: boolean;
  readonly access: AccessSettings;
  readonly logLevel: (typeof logLevels)[number];
  /** False if NO_COLOR asks for plain text, see https://no-color.org. */
  readonly colorAllowed: boolean;
};

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
  .transform(Number);

const megabyte = 1024 * 1024;

const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be an address like postgres://user@host:5432/name',
});

/** Sent in a header, whose complaint about anything else would repeat the key. */
const apiKey = z
  .string()
  .default('')
  .transform((key) => key.trim())
  .pipe(z.string().regex(/^[\x21-\x7e]*$/, 'must be letters, digits and signs of ASCII, without spaces'));

/** Settings that both kinds of endpoint have, under names with a prefix. */
const endpointShape = {
  BASE_URL: optional.pipe(httpUrl.optional()),
  API_KEY: apiKey,
  MODEL: optional,
  TIMEOUT_S: orElse('60').pipe(decimal(0.1, 3600)),
  MAX_RETRIES: orElse('4').pipe(wholeNumber(0, 20)),
  CONCURRENCY: orElse('8').pipe(wholeNumber(1, 1024)),
  REQUESTS_PER_MINUTE: optional.pipe(wholeNumber(1, 999_999).optional()),
  TOKENS_PER_MINUTE: optional.pipe(wholeNumber(1, 999_999_999).optional()),
};

const llmSchema = z.object({
  ...endpointShape,
  TEMPERATURE: orElse('0').pipe(decimal(0, 2)),
  SEED: optional.pipe(wholeNumber(0, 999_999).optional()),
  SAMPLES: orElse('1').pipe(wholeNumber(1, 15)),
  MAX_OUTPUT_TOKENS: orElse('2000').pipe(wholeNumber(100, 100_000)),
  OUTPUT: orElse('auto').pipe(z.enum(['auto', 'json-schema', 'json-object', 'text'])),
  PRICE_INPUT: orElse('0').pipe(decimal(0, 100_000)),
  PRICE_CACHED_INPUT: optional.pipe(decimal(0, 100_000).optional()),
  PRICE_OUTPUT: orElse('0').pipe(decimal(0, 100_000)),
});

const embeddingSchema = z.object({
  ...endpointShape,
  BATCH_SIZE: orElse('64').pipe(wholeNumber(1, 2048)),
  QUERY_PREFIX: z.string().default(''),
  PASSAGE_PREFIX: z.string().default(''),
  PRICE: orElse('0').pipe(decimal(0, 100_000)),
});

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
  MASK_PERSONAL_DATA: orElse('on').pipe(z.enum(['on', 'off'], 'must be on or off')),
  LOG_LEVEL: optional.transform((level) => level ?? 'info').pipe(z.enum(logLevels)),
  NO_COLOR: optional,
  ...accessShape,
});

/** Folder of the built web page. */
export const webDirectory = resolve(root, 'dist', 'web');

/** Folder of the prompts that models are asked with. */
export const promptsDirectory = resolve(root, 'prompts');

/** Folder of the words and sentences that rubrics are derived with. */
export const thesaurusDirectory = resolve(root, 'rubrics', 'thesaurus');

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
  const data = parse(environmentSchema, environment, '');
  const llm = parse(llmSchema, withPrefix(environment, 'LLM_'), 'LLM_');
  const embedding = parse(embeddingSchema, withPrefix(environment, 'EMBEDDING_'), 'EMBEDDING_');
  return {
    host: data.HOST,
    port: data.PORT,
    bankDirectory: data.BANK_DIR,
    databaseUrl: data.DATABASE_URL,
    dataDirectory: data.DATA_DIR,
    uploadLimitBytes: data.UPLOAD_LIMIT_MB * megabyte,
    batchThreads: data.BATCH_THREADS,
    llm: toLlmSettings(llm),
    embedding: toEmbeddingSettings(embedding),
    maskPersonalData: data.MASK_PERSONAL_DATA === 'on',
    access: toAccessSettings(data),
    logLevel: data.LOG_LEVEL,
    colorAllowed: data.NO_COLOR === undefined,
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

function withPrefix(environment: Environment, prefix: string): Environment {
  const entries = Object.entries(environment).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(entries.map(([name, value]) => [name.slice(prefix.length), value]));
}

function parse<T extends z.ZodType>(schema: T, environment: Environment, prefix: string): z.infer<T> {
  const result = schema.safeParse(environment);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `${prefix}${path.join('.')}: ${message}`);
  throw new ConfigInvalidError(problems.join('; '));
}

function toEndpoint(
  prefix: string,
  { BASE_URL, MODEL, ...settings }: z.infer<z.ZodObject<typeof endpointShape>>,
): EndpointSettings | undefined {
  if (BASE_URL === undefined && MODEL === undefined) return undefined;
  if (BASE_URL === undefined)
    throw new ConfigInvalidError(`${prefix}BASE_URL: is missing, while ${prefix}MODEL is set`);
  if (MODEL === undefined) throw new ConfigInvalidError(`${prefix}MODEL: is missing, while ${prefix}BASE_URL is set`);
  return {
    baseUrl: BASE_URL,
    apiKey: settings.API_KEY,
    model: MODEL,
    timeoutMs: settings.TIMEOUT_S * 1000,
    maxRetries: settings.MAX_RETRIES,
    concurrency: settings.CONCURRENCY,
    requestsPerMinute: settings.REQUESTS_PER_MINUTE,
    tokensPerMinute: settings.TOKENS_PER_MINUTE,
  };
}

function toLlmSettings(data: z.infer<typeof llmSchema>): LlmSettings | undefined {
  const endpoint = toEndpoint('LLM_', data);
  return (
    endpoint && {
      ...endpoint,
      temperature: data.TEMPERATURE,
      seed: data.SEED,
      samples: data.SAMPLES,
      maxOutputTokens: data.MAX_OUTPUT_TOKENS,
      outputForm: data.OUTPUT,
      prices: {
        input: data.PRICE_INPUT,
        cachedInput: data.PRICE_CACHED_INPUT ?? data.PRICE_INPUT,
        output: data.PRICE_OUTPUT,
      },
    }
  );
}

function toEmbeddingSettings(data: z.infer<typeof embeddingSchema>): EmbeddingSettings | undefined {
  const endpoint = toEndpoint('EMBEDDING_', data);
  return (
    endpoint && {
      ...endpoint,
      batchSize: data.BATCH_SIZE,
      queryPrefix: data.QUERY_PREFIX,
      passagePrefix: data.PASSAGE_PREFIX,
      price: data.PRICE,
    }
  );
}

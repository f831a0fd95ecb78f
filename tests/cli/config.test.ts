import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { parse } from 'dotenv';
import { expect, it } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { ConfigInvalidError } from '../../src/config-values.ts';

it('listens on this machine only, and keeps the log readable, unless told otherwise', () => {
  const config = parseConfig({});
  expect(config).toMatchObject({ host: '127.0.0.1', port: 8080, logLevel: 'info', colorAllowed: true });
  expect(isAbsolute(config.bankDirectory)).toBe(true);
});

it('takes what is set, and an empty variable for one that is not set', () => {
  const config = parseConfig({
    HOST: '::1',
    PORT: '0',
    BANK_DIR: '/banks/a',
    LOG_LEVEL: 'warn',
    NO_COLOR: '',
    OTHER: 'x',
  });
  expect(config).toMatchObject({
    host: '::1',
    port: 0,
    bankDirectory: '/banks/a',
    logLevel: 'warn',
    colorAllowed: true,
  });
  expect(parseConfig({ NO_COLOR: '1' }).colorAllowed).toBe(false);
  expect(parseConfig({ PORT: '' }).port).toBe(8080);
});

it('keeps everything in the embedded database unless one is named', () => {
  const config = parseConfig({});
  expect(config).toMatchObject({
    databaseUrl: undefined,
    uploadLimitBytes: 128 * 1024 * 1024,
    batchThreads: undefined,
  });
  expect(isAbsolute(config.dataDirectory)).toBe(true);
  const url = 'postgres://answers:secret@127.0.0.1:5432/answers';
  const set = parseConfig({ DATABASE_URL: url, DATA_DIR: '/var/answers', UPLOAD_LIMIT_MB: '1', BATCH_THREADS: '0' });
  expect(set).toMatchObject({
    databaseUrl: url,
    dataDirectory: '/var/answers',
    uploadLimitBytes: 1_048_576,
    batchThreads: 0,
  });
});

it('does not repeat a database address that it refuses: it may hold a password', () => {
  const refuse = () => parseConfig({ DATABASE_URL: 'mysql://answers:secret@127.0.0.1/answers' });
  expect(refuse).toThrow(/^DATABASE_URL: must be an address like postgres:/);
  expect(refuse).not.toThrow(/secret/);
});

it.each([
  { UPLOAD_LIMIT_MB: '0' },
  { UPLOAD_LIMIT_MB: 'lots' },
  { BATCH_THREADS: '257' },
  { PORT: '65536' },
  { PORT: '-1' },
  { PORT: '80.5' },
  { LOG_LEVEL: 'loud' },
])('refuses %o by name', (environment) => {
  const [name = ''] = Object.keys(environment);
  expect(() => parseConfig(environment)).toThrow(ConfigInvalidError);
  expect(() => parseConfig(environment)).toThrow(new RegExp(`^${name}: `));
});

it('asks people to sign in by itself, and takes what stands before it', () => {
  expect(parseConfig({}).access).toEqual({
    sessionSecret: undefined,
    publicUrl: undefined,
    trustProxy: false,
    requestsPerMinute: 1200,
  });
  const secret = 's'.repeat(32);
  const set = { SESSION_SECRET: secret, PUBLIC_URL: 'https://answers.example.org/', TRUST_PROXY: '2' };
  expect(parseConfig(set).access).toMatchObject({
    sessionSecret: secret,
    publicUrl: 'https://answers.example.org',
    trustProxy: 2,
  });
  const proxies = parseConfig({ TRUST_PROXY: '10.0.0.0/8, ::1' }).access.trustProxy;
  expect(proxies).toEqual(['10.0.0.0/8', '::1']);
  expect(parseConfig({ TRUST_PROXY: '0' }).access.trustProxy).toBe(false);
});

it.each([
  { SESSION_SECRET: 'too short to be one' },
  { PUBLIC_URL: 'answers.example.org' },
  { PUBLIC_URL: 'https://example.org/answers' },
  { TRUST_PROXY: 'yes' },
  { TRUST_PROXY: '10.0.0.0/33' },
  { TRUST_PROXY: ':::::' },
  { RATE_LIMIT_PER_MINUTE: '0' },
])('refuses %j by name, and does not repeat it', (variables) => {
  const [name = '', value = ''] = Object.entries(variables)[0] ?? [];
  expect(() => parseConfig(variables)).toThrow(new RegExp(`^${name}: `));
  expect(() => parseConfig(variables)).not.toThrow(new RegExp(`: ${value}$`));
});

it('has defaults that .env.example tells', () => {
  const example = parse(readFileSync(new URL('../../.env.example', import.meta.url)));
  expect(parseConfig(example)).toEqual(parseConfig({}));
  expect(Object.keys(example).filter((name) => !/^(LLM|EMBEDDING)_/.test(name))).toEqual([
    'HOST',
    'PORT',
    'BANK_DIR',
    'DATA_DIR',
    'UPLOAD_LIMIT_MB',
    'RATE_LIMIT_PER_MINUTE',
    'MASK_PERSONAL_DATA',
    'LOG_LEVEL',
  ]);
});

it('has settings of endpoints whose defaults .env.example tells, and that it names all', () => {
  const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  const address = {
    LLM_BASE_URL: 'http://a/v1',
    LLM_MODEL: 'a',
    EMBEDDING_BASE_URL: 'http://a/v1',
    EMBEDDING_MODEL: 'a',
  };
  const { llm, embedding } = parseConfig({ ...parse(text), ...address });
  expect({ llm, embedding }).toEqual({ llm: parseConfig(address).llm, embedding: parseConfig(address).embedding });
  const named = parse(text.replace(/^#(?=[A-Z_]+=)/gm, ''));
  const settingsOf = (prefix: string) => Object.keys(named).filter((name) => name.startsWith(prefix)).length;
  // Three prices of language models are one setting; everything else is a variable each.
  expect(settingsOf('LLM_')).toBe(Object.keys(llm ?? {}).length + 2);
  expect(settingsOf('EMBEDDING_')).toBe(Object.keys(embedding ?? {}).length);
  expect(named).toMatchObject({ EMBEDDING_QUERY_PREFIX: 'query: ', EMBEDDING_PASSAGE_PREFIX: 'passage: ' });
});

it('takes no key that a header cannot carry, and does not repeat it', () => {
  const endpoint = { LLM_BASE_URL: 'http://a/v1', LLM_MODEL: 'a' };
  expect(parseConfig({ ...endpoint, LLM_API_KEY: ' sk-1\n' }).llm?.apiKey).toBe('sk-1');
  for (const LLM_API_KEY of ['sk-1\nsk-2', 'sk 1', 'sk-密']) {
    const parse = () => parseConfig({ ...endpoint, LLM_API_KEY });
    expect(parse).toThrow(/^LLM_API_KEY: must be/);
    expect(parse).not.toThrow(/sk-1|sk 1|密/);
  }
});

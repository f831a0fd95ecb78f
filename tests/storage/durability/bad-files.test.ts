import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, it } from 'vitest';
import yazl from 'yazl';
import { z } from 'zod';
import { batchSchema, rejectedRowsSchema, uploadSchema } from '../../../src/api/batch-schemas.ts';
import { problemSchema } from '../../../src/api/schemas.ts';
import { aBankFolder } from '../../rubrics/a-bank-folder.ts';
import { evaluateOver, postJson, readReply } from '../../support/http-client.ts';
import { startService } from '../../support/start-program.ts';
import { aFolder } from '../open-test-store.ts';

const megabyte = 1024 * 1024;

async function aService(environment: Readonly<Record<string, string>> = {}, shellPrefix?: string) {
  const data = aFolder();
  const service = await startService({ DATA_DIR: data, BANK_DIR: aBankFolder(), ...environment }, [], shellPrefix);
  return { service, base: service.found, data, uploads: join(data, 'uploads') };
}

function upload(base: string, name: string, body: string | Uint8Array<ArrayBuffer>): Promise<Response> {
  return fetch(`${base}/v1/uploads`, { method: 'POST', body, headers: { 'x-file-name': encodeURIComponent(name) } });
}

/** The most memory that a process has had, in bytes. */
function peakMemory(pid: number): number {
  const [, kilobytes = ''] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

it.each(['with its length told', 'without'])(
  'refuses a file of 200 MB %s, and reads no more of it than it must',
  { timeout: 60_000 },
  async (length) => {
    const { service, base, uploads } = await aService();
    const before = peakMemory(service.pid);
    const headers = {
      'x-file-name': 'large.csv',
      ...(length === 'without' ? {} : { 'content-length': String(200 * megabyte) }),
    };
    const sending = request(`${base}/v1/uploads`, { method: 'POST', headers });
    let sent = 0;
    const chunks = function* () {
      for (; sent < 200; sent += 1) yield Buffer.alloc(megabyte, 'a');
    };
    const reply = new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
      sending.on('response', async (response) => {
        const body = (await Array.fromAsync(response.setEncoding('utf8'))).join('');
        resolve({ status: response.statusCode, body });
      });
      sending.on('error', reject);
    });
    const writing = pipeline(Readable.from(chunks(), { highWaterMark: 1 }), sending).catch(() => undefined);
    const { status, body } = await reply;
    await writing;
    expect(status).toBe(413);
    expect(problemSchema.parse(JSON.parse(body)).code).toBe('upload-too-large');
    expect(sent).toBeLessThan(length === 'without' ? 190 : 90);
    expect(peakMemory(service.pid) - before).toBeLessThan(100 * megabyte);
    expect(existsSync(uploads) ? readdirSync(uploads) : []).toEqual([]);
    await evaluateOver(base, 'complaint', '我先道歉。');
  },
);

/** A workbook of a few kilobytes that unpacks to 700 MB. */
async function aZipBomb(): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new yazl.ZipFile();
  const sheet = Readable.from(
    (function* () {
      for (let count = 0; count < 700; count += 1) yield Buffer.alloc(megabyte, ' ');
    })(),
  );
  zip.addBuffer(Buffer.from('<Types/>'), '[Content_Types].xml');
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  zip.end();
  return Uint8Array.from(Buffer.concat(await Array.fromAsync(zip.outputStream as unknown as AsyncIterable<Buffer>)));
}

const badFiles = [
  { what: 'an empty file', name: 'a.csv', make: async () => '', code: 'table-empty' },
  {
    what: 'a file without a name that tells its kind',
    name: 'a.pdf',
    make: async () => '%PDF-1.7',
    code: 'table-format-unknown',
  },
  { what: 'a workbook that is no zip', name: 'a.xlsx', make: async () => 'id,question\n', code: 'table-not-xlsx' },
  { what: 'a zip bomb', name: 'a.xlsx', make: aZipBomb, code: 'table-too-large' },
  {
    what: 'bytes in no encoding',
    name: 'a.csv',
    make: async () => Uint8Array.from({ length: 3_000 }, (_, i) => (i % 60 === 0 ? 10 : 0x80 + (i % 48))),
    code: 'table-encoding-broken',
  },
  {
    what: 'a header with a column twice',
    name: 'a.csv',
    make: async () => 'id,id,answer\n1,2,3\n',
    code: 'table-header-invalid',
  },
];

it('refuses files that hold no table, each with a status, a code and the name of the file, and keeps none', {
  timeout: 60_000,
}, async () => {
  const { service, base, uploads } = await aService();
  for (const { what, name, make, code } of badFiles) {
    const reply = await upload(base, name, await make());
    const problem = problemSchema.parse(await reply.json());
    expect({ what, status: reply.status, code: problem.code }).toEqual({ what, status: 422, code });
    expect(problem.detail, what).toContain(name);
  }
  expect(readdirSync(uploads)).toEqual([]);
  expect(peakMemory(service.pid)).toBeLessThan(400 * megabyte);
});

it('reports bad rows by row and reason, and evaluates the good ones', async () => {
  const { base } = await aService();
  const rows = [
    'id,questionId,answer', // 1
    '1,complaint,我先道歉。',
    '2,weather,晴',
    `3,complaint,${'长'.repeat(1_700_000)}`, // 5 MB
    '4,complaint,"没有收尾的引号',
    '1,complaint,我再道歉。', // 6: answered in row 2
    '7,complaint', // 7: too few
    '8,complaint,查叫号记录。',
  ];
  const { uploadId, suggestedMapping: mapping } = await readReply(
    await upload(base, 'mixed.csv', rows.join('\n')),
    201,
    uploadSchema,
  );
  const { id, counts } = await readReply(await postJson(`${base}/v1/batches`, { uploadId, mapping }), 201, batchSchema);
  expect(counts).toMatchObject({ items: 2, rejectedRows: 5 });
  const { rows: rejected } = await readReply(
    await fetch(`${base}/v1/batches/${id}/rejected-rows`),
    200,
    rejectedRowsSchema,
  );
  expect(rejected.map(({ row, code, column, otherRow }) => [row, code, column, otherRow])).toEqual([
    [3, 'question-unknown', 'questionId', null],
    [4, 'row-too-long', null, null],
    [5, 'malformed-csv', null, null],
    [6, 'second-answer', null, 2],
    [7, 'field-count', null, null],
  ]);
});

it('says when a mapping does not fit the file, by its field, and changes nothing', async () => {
  const { base } = await aService();
  const { uploadId } = await readReply(
    await upload(base, 'a.csv', 'id,questionId,answer\n1,complaint,道歉\n'),
    201,
    uploadSchema,
  );
  const mapping = { layout: 'long', candidate: 'id', question: 'questionId', answer: '回答' };
  const reply = await postJson(`${base}/v1/batches`, { uploadId, mapping });
  const { code, errors } = problemSchema.parse(await reply.json());
  expect({ status: reply.status, code, field: errors?.[0]?.field }).toEqual({
    status: 400,
    code: 'input-invalid',
    field: 'mapping.answer',
  });
  const list = await readReply(await fetch(`${base}/v1/batches`), 200, z.object({ batches: z.array(z.unknown()) }));
  expect(list.batches).toEqual([]);
});

it('tells when the disk is full, keeps all that was acknowledged, and works again when there is room', {
  timeout: 60_000,
}, async () => {
  // No file of the process may grow beyond 3 MB: to the program that is a full disk.
  const { service, base, data, uploads } = await aService({}, 'ulimit -f 6144;');
  const recordIds: string[] = [];
  let refused: Response | undefined;
  for (let count = 0; count < 3_000 && !refused; count += 1) {
    const answer = `我先道歉，再查叫号记录。${count}${'记'.repeat(2_000)}`;
    const reply = await postJson(`${base}/v1/evaluations`, { questionId: 'complaint', answer });
    if (reply.status === 201) recordIds.push(z.object({ recordId: z.string() }).parse(await reply.json()).recordId);
    else refused = reply;
  }
  expect({ status: refused?.status, code: problemSchema.parse(await refused?.json()).code }).toEqual({
    status: 507,
    code: 'store-full',
  });
  const large = await upload(base, 'large.csv', `id,questionId,answer\n${'1,complaint,道歉\n'.repeat(300_000)}`);
  expect({ status: large.status, code: problemSchema.parse(await large.json()).code }).toEqual({
    status: 507,
    code: 'store-full',
  });
  expect(readdirSync(uploads)).toEqual([]);
  expect((await fetch(`${base}/v1/evaluations/${recordIds[0]}`)).status).toBe(200);
  expect(await service.kill('SIGTERM')).toBe(0);

  const roomy = await startService({ DATA_DIR: data, BANK_DIR: aBankFolder() });
  for (const recordId of recordIds) {
    expect((await fetch(`${roomy.found}/v1/evaluations/${recordId}`)).status, recordId).toBe(200);
  }
  await evaluateOver(roomy.found, 'complaint', '我先道歉。');
});

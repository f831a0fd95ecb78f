import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { v7 } from 'uuid';
import type { PackedEvaluation } from '../src/domain/packed-evaluation.ts';
import type { QuestionBank } from '../src/domain/question-bank.ts';
import { soleEngine } from '../src/engines/engine.ts';
import { loadKeywordEngine } from '../src/engines/keyword/load-keyword-engine.ts';
import { loadBank } from '../src/rubrics/load-bank.ts';
import { packEvaluation } from '../src/scoring/pack-evaluation.ts';
import type { BatchStore, ItemOutcome, NewItem } from '../src/storage/batch-store.ts';
import { openSqlStorage } from '../src/storage/sql/open-storage.ts';
import { createEvaluateAnswer } from '../src/workflows/evaluate-answer.ts';
import { readProvenance } from './quality/provenance.ts';

/** What one call of the store gets: rows of a file when it is imported, outcomes of a unit when it is evaluated. */
const rowsAtOnce = 500;
const outcomesAtOnce = 400;
const pageSize = 1_000;

const bankDirectory = 'rubrics/bank-customer-service-manager';

const usage = `node bench/store-speed.ts [--items N] [--database URL]

Measure how fast batches are stored: rows of a file, outcomes, reading them all, and what they take on disk.
The embedded database in a temporary folder, or an empty PostgreSQL database that is named.

  --items N        answers of the batch (default: 100000)
  --database URL   postgres://…`;

type Settings = { readonly items: number; readonly databaseUrl: string | undefined };

type Sample = { readonly questionId: string; readonly answer: string; readonly evaluation: PackedEvaluation };

/** Answers of 120 to 200 characters, put together from the practice passages of the bank, with what the engine says of them. */
async function makeSamples(): Promise<{ readonly bank: QuestionBank; readonly samples: readonly Sample[] }> {
  const bank = await loadBank(bankDirectory);
  const engine = await loadKeywordEngine(bank, bankDirectory);
  const evaluateAnswer = createEvaluateAnswer(bank, soleEngine(engine));
  const samples: Sample[] = [];
  for (const { id, rubric } of bank.questions.filter((question) => question.rubric.criteria.length === 3)) {
    const passages = rubric.practiceAnswers.flatMap((answer) => answer.passages.map(({ text }) => text));
    for (let index = 0; index < 20; index += 1) {
      const rotated = [...passages.slice(index), ...passages.slice(0, index)].join('');
      const answer = rotated.slice(0, 120 + 4 * index);
      const evaluation = await evaluateAnswer({ questionId: id, answer });
      samples.push({ questionId: id, answer, evaluation: packEvaluation(evaluation, 'zh') });
    }
  }
  return { bank, samples };
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

/** Microseconds: as the clock saw it, and as this thread computed; the rest is the disk and whoever else uses the machine. */
type Cost = { readonly elapsed: number; readonly computed: number };

/** Add up the time of some calls only: making what is stored is not the store's work. */
class Stopwatch {
  #elapsed = 0;
  #computed = 0;

  async time<T>(action: () => Promise<T>): Promise<T> {
    const startedMs = performance.now();
    const startedCpu = process.threadCpuUsage();
    const result = await action();
    const { user, system } = process.threadCpuUsage(startedCpu);
    this.#elapsed += (performance.now() - startedMs) * 1000;
    this.#computed += user + system;
    return result;
  }

  costOf(count: number): Cost {
    return { elapsed: this.#elapsed / count, computed: this.#computed / count };
  }
}

/** What it takes to insert nothing but an answer's text under its id, with the settings of the store. */
async function measureRawInserts(file: string, samples: readonly Sample[], items: number): Promise<Cost> {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
  database.exec('CREATE TABLE answers (id TEXT PRIMARY KEY, text TEXT)');
  const insert = database.prepare('INSERT INTO answers VALUES (?, ?)');
  const watch = new Stopwatch();
  for (let from = 0; from < items; from += rowsAtOnce) {
    await watch.time(async () => {
      database.exec('BEGIN IMMEDIATE');
      for (const position of range(from, Math.min(items, from + rowsAtOnce))) {
        insert.run(v7(), samples[position % samples.length]?.answer ?? '');
      }
      database.exec('COMMIT');
    });
  }
  database.close();
  return watch.costOf(items);
}

/** A batch in which each candidate answers one question. */
async function importItems(batches: BatchStore, bank: QuestionBank, samples: readonly Sample[], items: number) {
  const { id } = await batches.create({
    name: 'speed',
    bank: { id: bank.id, version: bank.version },
    engine: 'keyword',
    source: {
      fileName: 'speed.csv',
      sha256: '0'.repeat(64),
      sizeBytes: 0,
      format: 'csv',
      encoding: 'utf-8',
      sheet: null,
    },
    mapping: { layout: 'long', candidate: 'candidate', question: 'question', answer: 'answer' },
    idempotency: null,
  });
  const watch = new Stopwatch();
  for (let from = 0; from < items; from += rowsAtOnce) {
    const rows = range(from, Math.min(items, from + rowsAtOnce)).map((position): NewItem => {
      const { questionId = '', answer = '' } = samples[position % samples.length] ?? {};
      return { position, row: position + 2, candidateId: `candidate-${position}`, questionId, answer };
    });
    await watch.time(() => batches.addRows(id, { items: rows, rejected: [], blankCells: 0 }));
  }
  await batches.finishImport(id);
  return { batchId: id, cost: watch.costOf(items) };
}

async function recordAll(batches: BatchStore, batchId: string, samples: readonly Sample[], items: number) {
  await batches.start(batchId, { items: null, costUsd: null });
  const planning = new Stopwatch();
  const units = await planning.time(() => batches.planUnits(batchId, outcomesAtOnce));
  const [loading, recording] = [new Stopwatch(), new Stopwatch()];
  for (const unit of units) {
    const pending = await loading.time(() => batches.loadPending(unit));
    const outcomes = pending.flatMap(({ position }): ItemOutcome[] => {
      const evaluation = samples[position % samples.length]?.evaluation;
      return evaluation ? [{ position, costUsd: 0, evaluation }] : [];
    });
    await recording.time(() => batches.recordOutcomes(batchId, outcomes));
  }
  return {
    planning: planning.costOf(items),
    loading: loading.costOf(items),
    recording: recording.costOf(items),
  };
}

async function readAll(batches: BatchStore, batchId: string, items: number): Promise<Cost> {
  const watch = new Stopwatch();
  for (let after = -1; after < items - 1; ) {
    const page = await watch.time(() => batches.listItems(batchId, {}, { after, limit: pageSize }));
    after = page.at(-1)?.position ?? items;
  }
  return watch.costOf(items);
}

async function measure({ items, databaseUrl }: Settings, folder: string): Promise<void> {
  const { bank, samples } = await makeSamples();
  const raw = await measureRawInserts(join(folder, 'raw.sqlite'), samples, items);
  const sqliteFile = join(folder, 'store.sqlite');
  const { storage } = await openSqlStorage(databaseUrl === undefined ? { sqliteFile } : { databaseUrl });
  await storage.rubrics.saveBank(bank);
  const { batchId, cost: adding } = await importItems(storage.batches, bank, samples, items);
  const { planning, loading, recording } = await recordAll(storage.batches, batchId, samples, items);
  const reading = await readAll(storage.batches, batchId, items);
  await storage.close();
  const { commit, hasUncommittedChanges, node } = readProvenance('.', folder, undefined);
  const machine = `${cpus().length} × ${cpus()[0]?.model}`;
  console.log(`commit ${commit}${hasUncommittedChanges ? ' with changes' : ''}, node ${node}, ${machine}`);
  console.log(
    `${items} items on ${storage.kind}, every write on disk; at once ${rowsAtOnce} rows, ${outcomesAtOnce} outcomes`,
  );
  console.log(`${'µs an item'.padEnd(34)} elapsed computed`);
  const print = (what: string, { elapsed, computed }: Cost) =>
    console.log(`${what.padEnd(34)}${elapsed.toFixed(1).padStart(8)} ${computed.toFixed(1).padStart(8)}`);
  print('raw insert of an answer (SQLite)', raw);
  print('addRows', adding);
  print('planUnits', planning);
  print('loadPending', loading);
  print('recordOutcomes', recording);
  print('listItems', reading);
  const stored = [adding, planning, loading, recording].reduce((sum, { elapsed }) => sum + elapsed, 0);
  const ratio = (stored / raw.elapsed).toFixed(1);
  console.log(`stored: ${Math.round(1e6 / stored)} items a second, each as long as ${ratio} raw inserts`);
  if (databaseUrl === undefined) {
    const { size } = statSync(sqliteFile);
    console.log(`database: ${(size / 1e6).toFixed(1)} MB, ${Math.round(size / items)} bytes an item`);
  }
}

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '100000' },
    database: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(usage);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'store-speed-'));
  try {
    await measure({ items: Number(values.items), databaseUrl: values.database }, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

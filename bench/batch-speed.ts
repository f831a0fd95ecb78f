// `node bench/batch-speed.ts`: how fast is a file of answers evaluated end to end on the embedded store, and in how much memory?
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { v7 } from 'uuid';
import { seededRandom } from '../src/agreement/seeded-random.ts';
import { batchSchema } from '../src/api/batch-schemas.ts';
import { loadBank } from '../src/rubrics/load-bank.ts';
import { readProvenance } from './quality/provenance.ts';
import { variedAnswers } from './speed/varied-answers.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const bankDirectory = resolve(root, 'rubrics/bank-customer-service-manager');

const usage = `node bench/batch-speed.ts [--items N] [--threads N] [--runs N]

Evaluate a CSV of answers, no two alike, with \`answer-eval batch --store\` in a process of its own and a new embedded database, and
compare with inserting nothing but the same answers' texts, each row durable in transactions of 100.

  --items N     answers of the file (default: 100000)
  --threads N   evaluation threads beside the main one (default: as many as there are other cores)
  --runs N      how often to measure; the median is told (default: 3)
  --against DIR another checkout of the program, with its packages: both run in turns, so that a change of the machine's speed meets both
  --length N    where an answer stops growing, in characters (default: 82, which makes them 117 long on average, like the golden ones)
  --seed N      of the answers (default: 1)`;

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '100000' },
    threads: { type: 'string', default: '' },
    runs: { type: 'string', default: '3' },
    against: { type: 'string' },
    seed: { type: 'string', default: '1' },
    length: { type: 'string', default: '82' },
    help: { type: 'boolean', default: false },
  },
});

/** Seconds, items a second, bytes. */
type Run = {
  readonly whole: number;
  readonly importing: number;
  readonly evaluating: number;
  readonly memory: number;
  readonly database: number;
  readonly raw: number;
};

/** Write the file a piece at a time; returns how long its answers are on average, in UTF-16 units. */
async function writeCsv(file: string, items: number): Promise<number> {
  const bank = await loadBank(bankDirectory);
  const answers = variedAnswers(bank, seededRandom(Number(values.seed)), Number(values.length));
  let length = 0;
  const lines = function* () {
    yield 'candidate,question,answer\n';
    for (let row = 0; row < items; row += 1) {
      const { questionId, answer } = answers.next().value;
      length += answer.length;
      yield `K${Math.floor(row / bank.questions.length)},${questionId},"${answer.replaceAll('"', '""')}"\n`;
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(file));
  return length / items;
}

/** Rows a second when each is an answer's text under a new id, and durable: what the disk and SQLite alone can do. */
function measureRawInserts(file: string, csv: string, items: number): number {
  const texts = readFileSync(csv, 'utf8')
    .split('\n')
    .slice(1, items + 1);
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE answers (id TEXT PRIMARY KEY, text TEXT)');
  const insert = database.prepare('INSERT INTO answers VALUES (?, ?)');
  const startedMs = performance.now();
  for (let from = 0; from < texts.length; from += 100) {
    database.exec('BEGIN IMMEDIATE');
    for (const text of texts.slice(from, from + 100)) insert.run(v7(), text);
    database.exec('COMMIT');
  }
  const seconds = (performance.now() - startedMs) / 1000;
  database.close();
  return texts.length / seconds;
}

/** Evaluate the file with the program of a checkout, watched from outside. */
async function runBatch(checkout: string, csv: string, items: number, folder: string): Promise<Run> {
  const data = mkdtempSync(join(folder, 'data-'));
  const env = { ...process.env, DATA_DIR: data, DATABASE_URL: '', BATCH_THREADS: values.threads };
  const startedMs = Date.now();
  const child = spawn(
    process.execPath,
    [join(checkout, 'bin/answer-eval.js'), 'batch', '--store', '--json', '--input', csv],
    {
      env,
    },
  );
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, peakMemory(child.pid));
  }, 50);
  const [code] = await once(child, 'close');
  clearInterval(watch);
  const endedMs = Date.now();
  if (code !== 0) throw new Error(`the batch ended with ${code}:\n${said.stderr}`);
  const batch = batchSchema.parse(JSON.parse(said.stdout));
  if (batch.counts.evaluated !== items) throw new Error(`${batch.counts.evaluated} of ${items} were evaluated`);
  const [createdMs, begunMs, finishedMs] = [batch.createdAt, batch.startedAt, batch.finishedAt].map((at) =>
    Date.parse(at ?? ''),
  );
  const run = {
    whole: (endedMs - startedMs) / 1000,
    importing: ((begunMs ?? 0) - (createdMs ?? 0)) / 1000,
    evaluating: ((finishedMs ?? 0) - (begunMs ?? 0)) / 1000,
    memory,
    database: statSync(join(data, 'answers.sqlite')).size,
    raw: measureRawInserts(join(data, 'raw.sqlite'), csv, items),
  };
  rmSync(data, { recursive: true });
  return run;
}

/** The most memory that a process has had, in bytes; 0 once it is gone. Linux tells. */
function peakMemory(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function main(folder: string): Promise<void> {
  if (values.against !== undefined && !existsSync(join(values.against, 'bin/answer-eval.js')))
    throw new Error(`--against ${values.against}: there is no bin/answer-eval.js in it`);
  const items = Number(values.items);
  const csv = join(folder, 'answers.csv');
  const length = await writeCsv(csv, items);
  const sides = [root, ...(values.against === undefined ? [] : [resolve(values.against)])].map((checkout) => ({
    checkout,
    runs: [] as Run[],
  }));
  for (let count = 0; count < Number(values.runs); count += 1) {
    // Whoever comes second finds another machine: each is second in turn.
    const inTurn = count % 2 === 0 ? sides : sides.toReversed();
    for (const { checkout, runs } of inTurn) runs.push(await runBatch(checkout, csv, items, folder));
  }
  console.log(
    `${items} answers of ${length.toFixed(0)} characters, synthetic, seed ${values.seed}; median of ${values.runs} runs`,
  );
  for (const { checkout, runs } of sides) report(checkout, runs, items, folder);
  const [own, other] = sides;
  if (own && other) {
    const seconds = ({ importing, evaluating }: Run): number => importing + evaluating;
    const ratios = own.runs.map((run, index) => seconds(other.runs[index] as Run) / seconds(run));
    const told = ratios.map((ratio) => ratio.toFixed(2)).join(', ');
    console.log(`this checkout is ${median(ratios).toFixed(2)} times as fast from file to results (by round: ${told})`);
  }
}

function report(checkout: string, runs: readonly Run[], items: number, folder: string): void {
  const of = (figure: (run: Run) => number): number => median(runs.map(figure));
  const { commit, hasUncommittedChanges, node } = readProvenance(checkout, folder, undefined);
  console.log(
    `commit ${commit}${hasUncommittedChanges ? ' with changes' : ''}, node ${node}, ${cpus().length} × ${cpus()[0]?.model}`,
  );
  const rate = (seconds: number): string => `${Math.round(items / seconds).toLocaleString('en')} answers a second`;
  const whole = of((run) => run.whole);
  console.log(`program started to ended   ${whole.toFixed(1)} s   ${rate(whole)}`);
  console.log(
    `upload read, rows stored   ${of((run) => run.importing).toFixed(1)} s   ${rate(of((run) => run.importing))}`,
  );
  console.log(
    `evaluated and stored       ${of((run) => run.evaluating).toFixed(1)} s   ${rate(of((run) => run.evaluating))}`,
  );
  const endToEnd = of((run) => run.importing + run.evaluating);
  console.log(`both: file to results      ${endToEnd.toFixed(1)} s   ${rate(endToEnd)}`);
  const raw = of((run) => run.raw);
  console.log(`raw inserts of the texts   ${Math.round(raw).toLocaleString('en')} rows a second`);
  console.log(
    `ratio to raw inserts       ${median(runs.map((run) => items / (run.importing + run.evaluating) / run.raw)).toFixed(3)}`,
  );
  console.log(`peak memory of the process ${Math.round(of((run) => run.memory) / 1e6)} MB`);
  console.log(`database                   ${Math.round(of((run) => run.database) / 1e6)} MB`);
}

if (values.help) {
  console.log(usage);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'batch-speed-'));
  try {
    await main(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

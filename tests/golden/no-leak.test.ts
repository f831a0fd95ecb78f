import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadBank } from '../../src/rubrics/load-bank.ts';
import { normalise } from '../../src/text/normalise.ts';

/** So many characters in a row, punctuation aside, are no coincidence in Chinese; an English word counts as two. */
const runLength = 14;

const root = fileURLToPath(new URL('../..', import.meta.url));
const goldenFiles = ['dev.ndjson', 'validation.ndjson'].map((file) => join(root, 'bench', 'golden', file));
const folders = ['rubrics', 'prompts', 'src', 'scripts', 'bin', 'bench', 'tests'];
const textFile = /\.(ya?ml|txt|md|json|[mc]?[jt]sx?|css|html)$/;
/** The answers themselves, and the reports that may name an answer that could not be scored. */
const exempt = /^bench\/(golden|recorded|reports)\//;

type Golden = { readonly id: string; readonly answer: string };
type Leak = { readonly file: string; readonly line: number; readonly leaked: string };

const golden: readonly Golden[] = goldenFiles
  .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line));

/** Two units that stand for a word of Latin letters or digits: every word has its own pair. */
const wordUnits = new Map<string, string>();

function unitsOf(word: string): string {
  const known = wordUnits.get(word);
  if (known) return known;
  const number = wordUnits.size;
  const pair = String.fromCharCode(0xe000 + (number >> 10), 0xe800 + (number & 1023));
  wordUnits.set(word, pair);
  return pair;
}

/** Han characters and words only, normalised as for matching; `starts` leads back to the original. */
function strip(text: string): { readonly text: string; readonly starts: readonly number[] } {
  const { text: normalised, starts } = normalise(text);
  const kept: number[] = [];
  let stripped = '';
  for (const { index, 0: found } of normalised.matchAll(
    /\p{Script=Han}|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu,
  )) {
    const units = /\p{Script=Han}/u.test(found) ? found : unitsOf(found);
    stripped += units;
    for (let unit = 0; unit < units.length; unit++) kept.push(starts[index] as number);
  }
  return { text: stripped, starts: kept };
}

function runsOf(texts: readonly string[]): ReadonlySet<string> {
  const runs = new Set<string>();
  for (const text of texts.map((each) => strip(each).text)) {
    for (let start = 0; start + runLength <= text.length; start++) runs.add(text.slice(start, start + runLength));
  }
  return runs;
}

/** What everyone who writes about the questions may say: their prompts and what they ask for. */
async function readAllowedTexts(): Promise<readonly string[]> {
  const { questions } = await loadBank(join(root, 'rubrics', 'bank-customer-service-manager'));
  return questions.flatMap(({ prompt, rubric }) => [
    prompt,
    ...rubric.criteria.flatMap(({ label, covered }) => [label, covered]),
  ]);
}

/** Find runs of golden answers and golden ids in a file; overlapping runs are one leak. */
function findLeaks(file: string, content: string, answerRuns: ReadonlySet<string>): readonly Leak[] {
  const lineAt = (offset: number): number => content.slice(0, offset).split('\n').length;
  const leaks: Leak[] = [];
  const { text, starts } = strip(content);
  for (let start = 0; start + runLength <= text.length; start++) {
    if (!answerRuns.has(text.slice(start, start + runLength))) continue;
    let end = start + runLength;
    while (answerRuns.has(text.slice(end - runLength + 1, end + 1)) && end < text.length) end++;
    const from = starts[start] as number;
    leaks.push({ file, line: lineAt(from), leaked: content.slice(from, (starts[end - 1] as number) + 1) });
    start = end - runLength;
  }
  const ids = new Set(golden.map(({ id }) => id));
  for (const match of content.matchAll(/(?<![\w-])[a-z]+\d+(?![\w-])/g)) {
    if (ids.has(match[0])) leaks.push({ file, line: lineAt(match.index), leaked: match[0] });
  }
  return leaks;
}

function readProject(): ReadonlyMap<string, string> {
  const files = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .map((file) => file.replaceAll(sep, '/'))
    .filter((file) => textFile.test(file) && !exempt.test(file));
  return new Map(files.sort().map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

async function readAnswerRuns(): Promise<ReadonlySet<string>> {
  const allowed = runsOf(await readAllowedTexts());
  return new Set([...runsOf(golden.map(({ answer }) => answer))].filter((run) => !allowed.has(run)));
}

it('holds no words of a golden answer and no id of one, in rubrics, practice answers, prompts and sources', async () => {
  const answerRuns = await readAnswerRuns();
  const project = readProject();
  expect([...project.keys()]).toContain('tests/golden/no-leak.test.ts');
  expect([...project].flatMap(([file, content]) => findLeaks(file, content, answerRuns))).toEqual([]);
}, 60_000);

it('finds a planted leak, whatever its punctuation, line breaks and script, and names its line', async () => {
  const answerRuns = await readAnswerRuns();
  const { answer } = golden.find((each) => /^\p{Script=Han}{20}/u.test(strip(each.answer).text)) as Golden;
  const words = strip(answer).text.slice(0, runLength + 6);
  const planted = [...words].join('，\n  # ');
  expect(findLeaks('planted.yaml', `id: x\ncues:\n  - ${planted}\n`, answerRuns)).toEqual([
    { file: 'planted.yaml', line: 3, leaked: planted },
  ]);
  expect(findLeaks('planted.yaml', words.slice(0, runLength - 1), answerRuns)).toEqual([]);
});

it('finds a planted id, but not the same letters inside another word', () => {
  const [{ id }] = golden as [Golden];
  expect(findLeaks('planted.ts', `const known = ['${id}'];`, new Set())).toEqual([
    { file: 'planted.ts', line: 1, leaked: id },
  ]);
  expect(findLeaks('planted.ts', `const hash = 'a${id}f';`, new Set())).toEqual([]);
});

it('lets a question’s prompt and what it asks for stand anywhere', async () => {
  const answerRuns = await readAnswerRuns();
  const leaks = (await readAllowedTexts()).flatMap((text) => findLeaks('allowed.yaml', text, answerRuns));
  expect(leaks).toEqual([]);
});

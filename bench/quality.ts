// `npm run quality`: how well do the engines agree with the labels of the golden set? See docs/quality.md.
// With `--data`: how well do derived rubrics score the answers of a file? See docs/derivation.md.
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../src/config.ts';
import { EvaluationError } from '../src/domain/errors.ts';
import { loadBank } from '../src/rubrics/load-bank.ts';
import { loadThesaurus } from '../src/rubrics/load-thesaurus.ts';
import { createEvaluateAnswer } from '../src/workflows/evaluate-answer.ts';
import { dice } from './baselines/dice.ts';
import { rouge1, rougeL } from './baselines/rouge.ts';
import { createTfIdf } from './baselines/tf-idf.ts';
import { DataInvalidError } from './derived/data-invalid-error.ts';
import { measureDerivation } from './derived/measure-derivation.ts';
import { asksForDerivation, derivedUsage, parseDerivedArguments } from './derived/parse-derived-arguments.ts';
import { renderDerivation } from './derived/render-derivation.ts';
import { measureQuality } from './quality/measure-quality.ts';
import { chooseEngines, EngineNotSetUpError, openConfiguredEngines } from './quality/open-configured-engines.ts';
import { openReplyCache } from './quality/open-reply-cache.ts';
import { parseArguments, type QualityArguments, usage, WrongUsageError } from './quality/parse-arguments.ts';
import { readProvenance } from './quality/provenance.ts';
import { GoldenInvalidError, readGolden } from './quality/read-golden.ts';
import { renderJson } from './quality/render-json.ts';
import { renderMarkdown } from './quality/render-markdown.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The usual number for 95 % intervals; the seed is arbitrary and fixed, so that a report can be made again. */
const resampling = { seed: 20_260_101, resamples: 1_000 };

async function run({
  golden: goldenFile,
  engines: asked,
  bank: bankDirectory,
  out,
  cache,
  date,
  json,
}: QualityArguments) {
  const directory = resolve(root, out);
  const bank = await loadBank(resolve(root, bankDirectory));
  const replies = await openReplyCache(cache);
  const engines = await openConfiguredEngines(bank, resolve(root, bankDirectory), loadConfig(), replies.cache);
  const report = await measureQuality({
    bank,
    evaluateAnswer: createEvaluateAnswer(bank, engines),
    engines: chooseEngines(asked, engines),
    baselines: [dice, rouge1, rougeL, createTfIdf()],
    golden: await readGolden(resolve(root, goldenFile), bank),
    dataFile: nameForReport(resolve(root, goldenFile)),
    provenance: readProvenance(root, directory, date),
    resampling,
  });
  await replies.close();
  const texts = { markdown: renderMarkdown(report), json: renderJson(report) };
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'quality.md'), texts.markdown);
  await writeFile(join(directory, 'quality.json'), texts.json);
  process.stdout.write(json ? texts.json : texts.markdown);
  console.error(`Written: ${join(out, 'quality.md')}, ${join(out, 'quality.json')}`);
}

/** A report must not tell where on a disk it was made. */
function nameForReport(file: string): string {
  const path = relative(root, file);
  return path.startsWith('..') ? basename(file) : path.split(sep).join('/');
}

async function runOnData(args: readonly string[]) {
  const parsed = parseDerivedArguments(args);
  if (!parsed) return console.log(derivedUsage);
  const { json, thesaurus, ...request } = parsed;
  const report = await measureDerivation(request, await loadThesaurus(resolve(root, thesaurus)));
  process.stdout.write(json === '-' ? renderJson(report) : renderDerivation(report));
  if (json === undefined || json === '-') return;
  await mkdir(dirname(json), { recursive: true });
  await writeFile(json, renderJson(report));
  console.error(`Written: ${json}`);
}

async function runOnGolden(args: readonly string[]) {
  const parsed = parseArguments(args);
  if (parsed.help) console.log(`${usage}\n\n${derivedUsage}`);
  else await run(parsed);
}

const args = process.argv.slice(2);
const isOnData = asksForDerivation(args);
try {
  await (isOnData ? runOnData(args) : runOnGolden(args));
} catch (error) {
  if (error instanceof WrongUsageError) {
    console.error(`${error.message}\n\n${isOnData ? derivedUsage : usage}`);
    process.exitCode = 2;
  } else if (error instanceof EngineNotSetUpError) {
    console.error(error.message);
    process.exitCode = 2;
  } else if (
    error instanceof GoldenInvalidError ||
    error instanceof DataInvalidError ||
    error instanceof EvaluationError
  ) {
    console.error(error.message);
    process.exitCode = 1;
  } else throw error;
}

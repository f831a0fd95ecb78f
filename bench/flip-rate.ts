// `node bench/flip-rate.ts`: how often does a verdict change when the same answer is judged again, or is said in another language?
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadConfig, promptsDirectory } from '../src/config.ts';
import { type EngineChoice, engineChoices } from '../src/domain/engine-id.ts';
import type { Verdict } from '../src/domain/verdict.ts';
import { EngineFailedError } from '../src/engines/engine-errors.ts';
import { loadKeywordEngine } from '../src/engines/keyword/load-keyword-engine.ts';
import { openEngineSet, openModels } from '../src/open-model-engines.ts';
import { loadBank } from '../src/rubrics/load-bank.ts';
import type { EngineCache } from '../src/storage/engine-cache.ts';
import { createEvaluateAnswer } from '../src/workflows/evaluate-answer.ts';
import { countFlips, type Series } from './flips/count-flips.ts';
import { type Form, forms, type ParallelForms, readParallelForms } from './flips/read-parallel-forms.ts';
import { markdownTable } from './quality/markdown-table.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    /** keyword, or llm, embedding and hybrid of the endpoints that the environment sets. */
    engine: { type: 'string', default: 'keyword' },
    repeats: { type: 'string', default: '5' },
    bank: { type: 'string', default: 'rubrics/bank-customer-service-manager' },
    answers: { type: 'string', default: 'bench/practice/parallel-forms.ndjson' },
  },
});
const repeats = Number(values.repeats);
const asked = ((): EngineChoice => {
  const known = engineChoices.find((it) => it === values.engine);
  if (!known) throw new Error(`--engine must be one of ${engineChoices.join(', ')}`);
  return known;
})();

/** With a cache, a second run would be the first one again. */
const noCache: EngineCache = { find: async () => undefined, put: async () => undefined };

const bankDirectory = resolve(root, values.bank);
const bank = await loadBank(bankDirectory);
const settings = loadConfig();
const engines = await openEngineSet({
  bank,
  keyword: await loadKeywordEngine(bank, bankDirectory),
  settings,
  models: await openModels(settings),
  cache: noCache,
  promptsDirectory,
});
const evaluateAnswer = createEvaluateAnswer(bank, engines);
const answers = await readParallelForms(resolve(root, values.answers));

type Judged = { readonly verdicts: Series; readonly totalPoints: number | null; readonly version: string };

/** An answer that the engine cannot judge has no verdicts: that is another outcome than any verdict. */
async function judge({ questionId }: ParallelForms, answer: string): Promise<Judged> {
  try {
    const { criteria, totalPoints, engine } = await evaluateAnswer({ questionId, answer, engine: asked });
    const verdicts = criteria.map((it): Verdict | null => (it.status === 'scored' ? it.verdict : null));
    return { verdicts, totalPoints, version: `${engine.id} ${engine.version}` };
  } catch (error) {
    if (!(error instanceof EngineFailedError)) throw error;
    const question = bank.questions.find(({ id }) => id === questionId);
    return { verdicts: question?.rubric.criteria.map(() => null) ?? [], totalPoints: null, version: error.code };
  }
}

/** By answer and form, one after the other for each, so that a slow endpoint is asked for one repeat at a time. */
const judged = new Map<string, readonly Judged[]>();
for (const answer of answers) {
  for (const form of forms) {
    const runs: Judged[] = [];
    for (let run = 0; run < repeats; run++) runs.push(await judge(answer, answer[form]));
    judged.set(`${answer.id} ${form}`, runs);
  }
}

const runsOf = ({ id }: ParallelForms, form: Form): readonly Judged[] => judged.get(`${id} ${form}`) ?? [];

/** For each criterion the verdicts of several judgements of one answer. */
function acrossCriteria(judgements: readonly Judged[]): Series[] {
  return (judgements[0]?.verdicts ?? []).map((_, index) => judgements.map(({ verdicts }) => verdicts[index] ?? null));
}

const firstOf = (answer: ParallelForms, compared: readonly Form[]): Judged[] =>
  compared.flatMap((form) => runsOf(answer, form).slice(0, 1));

const comparisons: readonly { readonly name: string; readonly series: readonly Series[] }[] = [
  ...forms.map((form) => ({
    name: `${repeats} repeats, ${form}`,
    series: answers.flatMap((answer) => acrossCriteria(runsOf(answer, form))),
  })),
  ...([['zh', 'en'], ['zh', 'mixed'], ['en', 'mixed'], forms] as const).map((compared) => ({
    name: compared.join(' / '),
    series: answers.flatMap((answer) => acrossCriteria(firstOf(answer, compared))),
  })),
];
const rows = comparisons.map(({ name, series }) => {
  const { criteria, flipped, rate, farApart, unjudged } = countFlips(series);
  const percent = criteria === 0 ? 'none' : `${(100 * rate).toFixed(1)} %`;
  return [name, String(criteria), String(flipped), percent, String(farApart), String(unjudged)];
});
console.log(
  markdownTable(
    ['verdicts compared over', 'criteria', 'flipped', 'flip rate', 'covered against none', 'not judged'],
    rows,
  ),
);

const spreads = answers.flatMap((answer) => {
  const points = firstOf(answer, forms).flatMap(({ totalPoints }) => totalPoints ?? []);
  return points.length === forms.length ? [Math.max(...points) - Math.min(...points)] : [];
});
const meanSpread = spreads.reduce((sum, spread) => sum + spread, 0) / spreads.length;
const versions = new Set([...judged.values()].flatMap((runs) => runs.map(({ version }) => version)));
console.log(
  `\n${spreads.length} of ${answers.length} answers have a total in all three forms` +
    `${spreads.length === 0 ? '' : `, between which lie ${meanSpread.toFixed(2)} points on average`}. ` +
    `Engine: ${[...versions].join(', ')}.`,
);

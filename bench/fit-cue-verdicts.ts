/* Fits how derived cues decide a verdict, from labelled answers read by rubrics derived from model answers; see docs/derivation.md. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createDeriveRubric, type DeriveRubric } from '../src/authoring/derive/derive-rubric.ts';
import polarity from '../src/engines/keyword/fitted/polarity.json' with { type: 'json' };
import { derivedStepFeatures, fitVerdictModel } from '../src/engines/keyword/verdict-model.ts';
import { loadBank } from '../src/rubrics/load-bank.ts';
import { loadThesaurus } from '../src/rubrics/load-thesaurus.ts';
import { deriveBank } from './derived/derive-bank.ts';
import { readMeasuredData } from './derived/read-measured-data.ts';
import { type DerivedSample, deriveBankQuestions, derivedSamples } from './fitting/derived-samples.ts';
import { readGolden } from './quality/read-golden.ts';

const { values } = parseArgs({
  options: {
    bank: { type: 'string', default: 'rubrics/bank-customer-service-manager' },
    thesaurus: { type: 'string', default: 'rubrics/thesaurus' },
    golden: { type: 'string', multiple: true, default: ['bench/golden/dev.ndjson', 'bench/golden/validation.ndjson'] },
    // The thesaurus was widened with the answers of bench/derived in view: fitted on them, the model would trust it too much.
    data: { type: 'string', multiple: true, default: [] },
  },
});
const derive = createDeriveRubric(await loadThesaurus(values.thesaurus));
const samples = [...(await samplesOfBank(derive))];
for (const file of values.data) samples.push(...(await samplesOf(file, derive)));
const model = fitVerdictModel(samples, 0, derivedStepFeatures);
await writeFile('src/engines/keyword/fitted/cue-verdict-model.json', `${JSON.stringify(model, null, 1)}\n`);
process.stderr.write(`verdicts by derived cues: ${samples.length} samples\n`);

async function samplesOfBank(deriveRubric: DeriveRubric): Promise<DerivedSample[]> {
  const bank = await loadBank(values.bank);
  const sets = await Promise.all(values.golden.map((file) => readGolden(file, bank)));
  const answers = sets
    .flatMap((set) => set.answers)
    .map(({ labels, ...answer }) => ({ ...answer, labels: labels.map(({ label }) => label) }));
  return derivedSamples(await deriveBankQuestions(bank, deriveRubric), answers, polarity);
}

async function samplesOf(file: string, deriveRubric: DeriveRubric): Promise<DerivedSample[]> {
  const { questions, answers } = await readMeasuredData(file);
  const { bank, questions: derived } = deriveBank(questions, deriveRubric);
  const idInBank = new Map(
    derived.flatMap((it) => (it.status === 'derived' ? [[it.id, it.question.id] as const] : [])),
  );
  const labelled = answers.flatMap(({ questionId, answer, mark }) =>
    'labels' in mark ? [{ ...mark, answer, questionId: idInBank.get(questionId) as string }] : [],
  );
  return derivedSamples(bank.questions, labelled, polarity);
}

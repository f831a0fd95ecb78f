/* Fits how cues alone decide a verdict, from labelled answers read by rubrics derived from a document; see docs/derivation.md. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import polarity from '../src/engines/keyword/fitted/polarity.json' with { type: 'json' };
import { derivedStepFeatures, fitVerdictModel } from '../src/engines/keyword/verdict-model.ts';
import { loadBank } from '../src/rubrics/load-bank.ts';
import { deriveBankQuestions, derivedSamples } from './fitting/derived-samples.ts';
import { readGolden } from './quality/read-golden.ts';

const { values } = parseArgs({
  options: {
    bank: { type: 'string', default: 'rubrics/bank-customer-service-manager' },
    thesaurus: { type: 'string', default: 'rubrics/thesaurus' },
    golden: { type: 'string', multiple: true, default: ['bench/golden/dev.ndjson', 'bench/golden/validation.ndjson'] },
  },
});
const bank = await loadBank(values.bank);
const questions = await deriveBankQuestions(bank, values.thesaurus);
const answers = (await Promise.all(values.golden.map((file) => readGolden(file, bank)))).flatMap((set) => set.answers);
const samples = derivedSamples(questions, answers, polarity);
const model = fitVerdictModel(samples, 0, derivedStepFeatures);
await writeFile('src/engines/keyword/fitted/cue-verdict-model.json', `${JSON.stringify(model, null, 1)}\n`);
process.stderr.write(`verdicts by cues: ${samples.length} samples\n`);

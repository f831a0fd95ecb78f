/* How derived rubrics read golden answers by a verdict model that was fitted without the question; see docs/derivation.md. */
import { confusionTable } from '../src/agreement/confusion-table.ts';
import { macroF1 } from '../src/agreement/macro-f1.ts';
import { quadraticWeightedKappa } from '../src/agreement/quadratic-weighted-kappa.ts';
import type { LabelValue } from '../src/agreement/rated-answer.ts';
import { createDeriveRubric } from '../src/authoring/derive/derive-rubric.ts';
import type { Verdict } from '../src/domain/verdict.ts';
import polarity from '../src/engines/keyword/fitted/polarity.json' with { type: 'json' };
import {
  chooseVerdict,
  derivedStepFeatures,
  fitVerdictModel,
  verdictProbabilities,
} from '../src/engines/keyword/verdict-model.ts';
import { loadBank } from '../src/rubrics/load-bank.ts';
import { loadThesaurus } from '../src/rubrics/load-thesaurus.ts';
import { deriveBankQuestions, derivedSamples } from './fitting/derived-samples.ts';
import { readGolden } from './quality/read-golden.ts';

const files = ['bench/golden/dev.ndjson', 'bench/golden/validation.ndjson'];
/** What a verdict earns of the points, as for every engine. */
const shareOf: Readonly<Record<Verdict, LabelValue>> = { covered: 1, partial: 0.5, missing: 0, contradicted: 0 };

const bank = await loadBank('rubrics/bank-customer-service-manager');
const questions = await deriveBankQuestions(bank, createDeriveRubric(await loadThesaurus('rubrics/thesaurus')));
const golden = await Promise.all(files.map((file) => readGolden(file, bank)));
const read = golden.flatMap(({ answers }, set) =>
  answers.map(({ questionId, category, answer, labels }) => {
    const byPlace = { questionId, category, answer, labels: labels.map(({ label }) => label) };
    return { file: files[set], questionId, labels, samples: derivedSamples(questions, [byPlace], polarity) };
  }),
);
/** By question, fitted on the answers to all others. */
const models = new Map(
  questions.map(({ id }) => {
    const others = read.filter(({ questionId }) => questionId !== id).flatMap(({ samples }) => samples);
    return [id, fitVerdictModel(others, 0, derivedStepFeatures)];
  }),
);
const rated = read.map(({ file, questionId, labels, samples }) => {
  const criteria = labels.map(({ label, maxPoints }, place) => {
    const features = samples[place]?.features;
    const model = models.get(questionId);
    if (!features || !model) throw new RangeError(`An answer to ${questionId} was not read criterion by criterion`);
    return { label, maxPoints, verdict: chooseVerdict(verdictProbabilities(model, features)).verdict };
  });
  return { file, criteria };
});

for (const file of files) {
  const answers = rated.filter((it) => it.file === file);
  const totals = answers.map(({ criteria }) => ({
    first: criteria.reduce((sum, { label, maxPoints }) => sum + label * maxPoints, 0),
    second: criteria.reduce((sum, { verdict, maxPoints }) => sum + shareOf[verdict] * maxPoints, 0),
  }));
  const f1 = macroF1(confusionTable(answers.flatMap(({ criteria }) => criteria)));
  const kappa = quadraticWeightedKappa(totals);
  process.stdout.write(
    `${file} (synthetic answers, model-made labels), each question left out: macro-F1 ${f1?.toFixed(3)}  QWK ${kappa?.toFixed(3)}\n`,
  );
}

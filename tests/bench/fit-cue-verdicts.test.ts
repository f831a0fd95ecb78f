import { expect, it } from 'vitest';
import { deriveBankQuestions, derivedSamples } from '../../bench/fitting/derived-samples.ts';
import { readGolden } from '../../bench/quality/read-golden.ts';
import { createDeriveRubric } from '../../src/authoring/derive/derive-rubric.ts';
import cueVerdicts from '../../src/engines/keyword/fitted/cue-verdict-model.json' with { type: 'json' };
import polarity from '../../src/engines/keyword/fitted/polarity.json' with { type: 'json' };
import { derivedStepFeatures, fitVerdictModel } from '../../src/engines/keyword/verdict-model.ts';
import { loadBank } from '../../src/rubrics/load-bank.ts';
import { loadThesaurus } from '../../src/rubrics/load-thesaurus.ts';

it('has a verdict model for derived cues that the fitting script makes again to the letter', async () => {
  const bank = await loadBank('rubrics/bank-customer-service-manager');
  const derive = createDeriveRubric(await loadThesaurus('rubrics/thesaurus'));
  const sets = await Promise.all(
    ['bench/golden/dev.ndjson', 'bench/golden/validation.ndjson'].map((file) => readGolden(file, bank)),
  );
  const answers = sets
    .flatMap((set) => set.answers)
    .map(({ labels, ...answer }) => ({ ...answer, labels: labels.map(({ label }) => label) }));
  const samples = derivedSamples(await deriveBankQuestions(bank, derive), answers, polarity);
  expect(samples).toHaveLength(780);
  expect(fitVerdictModel(samples, 0, derivedStepFeatures)).toEqual(cueVerdicts);
}, 60_000);

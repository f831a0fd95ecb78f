/* Chooses the one constant that is tuned on golden answers, by cross-validation by question; see docs/engines.md. */
import { parseArgs } from 'node:util';
import { agreementFigures } from '../src/agreement/agreement-figures.ts';
import { tallyAnswer } from '../src/agreement/answer-tally.ts';
import type { RatedAnswer } from '../src/agreement/rated-answer.ts';
import { soleEngine } from '../src/engines/engine.ts';
import cueVerdicts from '../src/engines/keyword/fitted/cue-verdict-model.json' with { type: 'json' };
import polarity from '../src/engines/keyword/fitted/polarity.json' with { type: 'json' };
import { fitQuestion } from '../src/engines/keyword/fitted-question.ts';
import { createKeywordEngine } from '../src/engines/keyword/keyword-engine.ts';
import { fitVerdictModel } from '../src/engines/keyword/verdict-model.ts';
import { findWeights } from '../src/engines/keyword/weights-file.ts';
import { loadBank } from '../src/rubrics/load-bank.ts';
import { createEvaluateAnswer } from '../src/workflows/evaluate-answer.ts';
import { createMeasureAgreement } from '../src/workflows/measure-agreement.ts';
import { outOfFoldSamples } from './fitting/out-of-fold.ts';
import { readGolden } from './quality/read-golden.ts';

const shifts = [0, -0.5, -1, -1.25, -1.5, -1.75, -2, -2.5, -3];
const noResampling = { seed: 1, resamples: 1 };

const { values } = parseArgs({
  options: {
    bank: { type: 'string', default: 'rubrics/bank-customer-service-manager' },
    golden: { type: 'string', multiple: true, default: ['bench/golden/dev.ndjson', 'bench/golden/validation.ndjson'] },
  },
});
const bank = await loadBank(values.bank);
const weights = new Map(
  await Promise.all(
    bank.questions.map(async (question) => [question.id, await findWeights(values.bank, question.id)] as const),
  ),
);
const samples = outOfFoldSamples(bank);

for (const file of values.golden) {
  const { answers } = await readGolden(file, bank);
  const rated = new Map<number, readonly RatedAnswer[]>();
  for (const shift of shifts) {
    const model = { polarity, verdicts: fitVerdictModel(samples, shift), cueVerdicts };
    const engine = createKeywordEngine(
      model,
      (question) => weights.get(question.id) ?? fitQuestion(bank, question),
      'candidate',
    );
    const measure = createMeasureAgreement(createEvaluateAnswer(bank, soleEngine(engine)));
    rated.set(shift, (await measure(answers, 'keyword', noResampling)).answers);
  }
  report(file, rated);
}

/** Print the figures of every shift, and those of shifts chosen without the question they are measured on. */
function report(file: string, rated: ReadonlyMap<number, readonly RatedAnswer[]>): void {
  process.stdout.write(`\n${file} (synthetic answers, model-made labels)\n`);
  for (const [shift, answers] of rated)
    process.stdout.write(`  shift ${shift.toFixed(2).padStart(5)}  ${describe(answers)}\n`);
  const heldOut = bank.questions.flatMap(({ id }) => {
    const chosen = shifts.toSorted((a, b) => worthOf(b, id) - worthOf(a, id))[0] as number;
    return (rated.get(chosen) ?? []).filter(({ questionId }) => questionId === id);
  });
  process.stdout.write(`  left-out question    ${describe(heldOut)}\n`);

  function worthOf(shift: number, leftOut: string): number {
    const others = (rated.get(shift) ?? []).filter(({ questionId }) => questionId !== leftOut);
    const { macroF1 = 0, quadraticWeightedKappa = 0 } = agreementFigures(others.map(tallyAnswer));
    return macroF1 + quadraticWeightedKappa;
  }
}

function describe(answers: readonly RatedAnswer[]): string {
  const figures = agreementFigures(answers.map(tallyAnswer));
  const format = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(3));
  return `macro-F1 ${format(figures.macroF1)}  exact ${format(figures.exactAgreement)}  QWK ${format(figures.quadraticWeightedKappa)}  MAE ${format(figures.meanAbsoluteError)}`;
}

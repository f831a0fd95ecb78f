/* Fits how witnesses are weighed against each other, on labelled answers; see docs/hybrid.md. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { AgreementFigures } from '../src/agreement/agreement-figures.ts';
import { loadConfig } from '../src/config.ts';
import { engineIds } from '../src/domain/engine-id.ts';
import { type Combination, nameOfSet } from '../src/engines/hybrid/combination-model.ts';
import { loadCombinationModel } from '../src/engines/hybrid/load-combination-model.ts';
import { loadBank } from '../src/rubrics/load-bank.ts';
import { hearAnswers } from './hybrid/combination-samples.ts';
import { fitCombination } from './hybrid/fit-combination.ts';
import { believe, combineWith, crossValidatedFigures, figuresOf, toSamples } from './hybrid/rate-combined.ts';
import { chooseEngines, EngineNotSetUpError, openConfiguredEngines } from './quality/open-configured-engines.ts';
import { openReplyCache } from './quality/open-reply-cache.ts';
import { readGolden } from './quality/read-golden.ts';

const { values } = parseArgs({
  options: {
    bank: { type: 'string', default: 'rubrics/bank-customer-service-manager' },
    /** Labels to fit on. */
    golden: { type: 'string', default: 'bench/golden/dev.ndjson' },
    /** Labels to measure on; none is fitted on them. */
    validation: { type: 'string', default: 'bench/golden/validation.ndjson' },
    witness: { type: 'string', multiple: true, default: ['embedding', 'keyword'] },
    /** Database file for replies of models, so that a second run asks for nothing. */
    cache: { type: 'string' },
    /** Write the weights into the engine; without it they are only measured. */
    write: { type: 'boolean', default: false },
  },
});

async function run(): Promise<void> {
  const asked = z
    .array(z.enum(engineIds).exclude(['hybrid']))
    .min(2)
    .parse(values.witness);
  const bank = await loadBank(values.bank);
  const replies = await openReplyCache(values.cache);
  const engines = await openConfiguredEngines(bank, values.bank, loadConfig(), replies.cache);
  const witnesses = chooseEngines(asked, engines).flatMap((id) => engines.get(id) ?? []);
  const ids = asked.toSorted();
  const model = loadCombinationModel();
  const [fitting, validation] = [await readGolden(values.golden, bank), await readGolden(values.validation, bank)];
  const heard = await hearAnswers(bank, fitting.answers, witnesses, model);
  const held = await hearAnswers(bank, validation.answers, witnesses, model);
  await replies.close();

  const fitted = fitCombination(heard.flatMap(toSamples), ids);
  const shipped = model.get(nameOfSet(ids));
  report(`${values.golden} (fitted on)`, [
    ...ids.map((id) => [`${id} alone`, figuresOf(heard, believe(id))] as const),
    ['weights fitted on the other questions', crossValidatedFigures(heard, ids)],
    ['weights fitted on all of it', figuresOf(heard, combineWith(fitted, ids))],
  ]);
  report(`${values.validation} (not fitted on)`, [
    ...ids.map((id) => [`${id} alone`, figuresOf(held, believe(id))] as const),
    ...(shipped ? [['weights as they are shipped', figuresOf(held, combineWith(shipped, ids))] as const] : []),
    ['weights as fitted now', figuresOf(held, combineWith(fitted, ids))],
  ]);
  if (!values.write) return;
  const versions = witnesses.map(({ id, version }) => `${id} ${version}`).join(', ');
  const source =
    `Fitted on ${heard.flatMap(toSamples).length} labels of ${values.golden} (synthetic answers, model-made labels; ` +
    `SHA-256 ${fitting.sha256.slice(0, 16)}) by bench/fit-hybrid.ts; witnesses: ${versions}.`;
  const combination: Combination = { witnesses: ids, basis: 'fitted', source, ...fitted };
  const file = `src/engines/hybrid/fitted/${nameOfSet(ids)}.json`;
  await writeFile(file, `${JSON.stringify(combination, null, 2)}\n`);
  process.stderr.write(`Written: ${file}\n`);
}

function report(title: string, rows: readonly (readonly [string, AgreementFigures])[]): void {
  process.stdout.write(`\n${title} (synthetic answers, model-made labels)\n`);
  for (const [name, figures] of rows) {
    const show = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(3));
    const { macroF1, exactAgreement, quadraticWeightedKappa, meanAbsoluteError, expectedCalibrationError } = figures;
    process.stdout.write(
      `  ${name.padEnd(40)} macro-F1 ${show(macroF1)}  exact ${show(exactAgreement)}  QWK ${show(quadraticWeightedKappa)}` +
        `  MAE ${show(meanAbsoluteError)}  ECE ${show(expectedCalibrationError)}\n`,
    );
  }
}

try {
  await run();
} catch (error) {
  if (!(error instanceof EngineNotSetUpError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

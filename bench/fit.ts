/* Fits everything the keyword engine knows, from the practice answers of a bank; see docs/engines.md. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fitPolarity } from '../src/engines/keyword/fit-polarity.ts';
import { fitQuestion } from '../src/engines/keyword/fitted-question.ts';
import { fitVerdictModel } from '../src/engines/keyword/verdict-model.ts';
import { formatWeights, weightsPath } from '../src/engines/keyword/weights-file.ts';
import { loadBank } from '../src/rubrics/load-bank.ts';
import { fitGraderWords, parseGraderTexts } from './fitting/fit-grader-words.ts';
import { outOfFoldSamples } from './fitting/out-of-fold.ts';

/**
 * Log odds by which "supported" is corrected: practice answers mention more criteria than candidates' answers do, and are written to be
 * harder to recognise. Chosen on the golden set by cross-validation by question; see docs/engines.md for the figures around it.
 */
const supportedShift = -2;

const shippedBank = 'rubrics/bank-customer-service-manager';
const { values } = parseArgs({ options: { bank: { type: 'string', default: shippedBank } } });
const bank = await loadBank(values.bank);
const graderTextFiles = ['zh', 'en', 'lookalikes', 'praise'].map((part) => `bench/practice/grader-texts.${part}.txt`);
const modelDirectory = 'src/engines/keyword/fitted';
await mkdir(join(values.bank, 'weights'), { recursive: true });
// What is the same for all banks is made from the shipped one alone.
if (values.bank === shippedBank) await fitSharedModels();

for (const question of bank.questions) {
  const fitted = fitQuestion(bank, question);
  await writeFile(weightsPath(values.bank, question.id), formatWeights(fitted));
  process.stderr.write(`${question.id}: ${fitted.features.length} features\n`);
}

async function fitSharedModels(): Promise<void> {
  const practice = await Promise.all(graderTextFiles.map((file) => readFile(file, 'utf8')));
  const graderWords = fitGraderWords([
    ...practice.flatMap(parseGraderTexts),
    ...bank.questions.flatMap(({ rubric }) =>
      rubric.practiceAnswers.flatMap(({ passages }) =>
        passages.map(({ text }) => ({ text, isForGrader: false, weight: 1 })),
      ),
    ),
  ]);
  await writeFile('src/text/guard/fitted/grader-words.json', `${JSON.stringify(graderWords, null, 1)}\n`);
  process.stderr.write(`grader words: ${Object.keys(graderWords.weights).length}\n`);

  const polarity = fitPolarity(
    bank.questions.map(({ rubric }) => rubric.practiceAnswers.flatMap(({ passages }) => passages)),
  );
  await writeFile(join(modelDirectory, 'polarity.json'), `${JSON.stringify(polarity, null, 1)}\n`);
  process.stderr.write(`polarity: ${Object.keys(polarity.weights).length} words\n`);

  const samples = outOfFoldSamples(bank);
  const verdicts = fitVerdictModel(samples, supportedShift);
  await writeFile(join(modelDirectory, 'verdict-model.json'), `${JSON.stringify(verdicts, null, 1)}\n`);
  process.stderr.write(`verdict model: ${samples.length} samples\n`);
  // Reads what was just written.
  await import('./fit-cue-verdicts.ts');
}

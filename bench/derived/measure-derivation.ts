import { basename } from 'node:path';
import { createDeriveRubric } from '../../src/authoring/derive/derive-rubric.ts';
import type { Thesaurus } from '../../src/domain/thesaurus.ts';
import { soleEngine } from '../../src/engines/engine.ts';
import { createUnfittedEngine } from '../../src/engines/keyword/load-keyword-engine.ts';
import { createEvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import { type DerivationReport, reportDerivation } from './derivation-report.ts';
import { deriveBank } from './derive-bank.ts';
import type { DerivedArguments } from './parse-derived-arguments.ts';
import { rateMarkedAnswers } from './rate-marked-answers.ts';
import { readMeasuredData } from './read-measured-data.ts';

/**
 * Derive a rubric from every model answer of a file, score its answers and compare.
 *
 * @throws {DataInvalidError} for a file that cannot be used.
 */
export async function measureDerivation(
  { data: file, questions, worst, showText }: Omit<DerivedArguments, 'json' | 'thesaurus'>,
  thesaurus: Thesaurus,
): Promise<DerivationReport> {
  const data = await readMeasuredData(file, questions);
  const { bank, questions: derived } = deriveBank(data.questions, createDeriveRubric(thesaurus));
  const engine = createUnfittedEngine(bank);
  const evaluateAnswer = createEvaluateAnswer(bank, soleEngine(engine));
  const ratings = await rateMarkedAnswers(data.answers, derived, evaluateAnswer);
  return reportDerivation({
    dataName: basename(file),
    data,
    engine: engine.version,
    derived,
    ratings,
    worst,
    showText,
  });
}

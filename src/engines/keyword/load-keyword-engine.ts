import { createHash } from 'node:crypto';
import type { Question, QuestionBank } from '../../domain/question-bank.ts';
import graderWords from '../../text/guard/fitted/grader-words.json' with { type: 'json' };
import type { Engine } from '../engine.ts';
import cueVerdicts from './fitted/cue-verdict-model.json' with { type: 'json' };
import polarity from './fitted/polarity.json' with { type: 'json' };
import verdicts from './fitted/verdict-model.json' with { type: 'json' };
import { type FittedQuestion, fitQuestion } from './fitted-question.ts';
import { createKeywordEngine } from './keyword-engine.ts';
import { findWeights, parseWeights } from './weights-file.ts';

/** Raised with every change of the algorithm that can change a finding. */
const algorithmVersion = '1.2.1';

/**
 * Load the keyword engine for a bank. A question whose weights file is missing or was fitted on another version of its rubric is
 * fitted from its practice answers when it is first used: an edited rubric works at once, only the first answer takes longer.
 *
 * @param bank as loaded from its files; a version that was published later is fitted against it too, so that it is fitted the same
 *   whatever else was published
 * @param publishedWeights fitted weights of a published version as JSON text, by the rubric's hash
 */
export async function loadKeywordEngine(
  bank: QuestionBank,
  bankDirectory: string,
  publishedWeights: (rubricHash: string) => string | undefined = () => undefined,
): Promise<Engine> {
  const weights = new Map<string, FittedQuestion>();
  for (const question of bank.questions) {
    const found = await findWeights(bankDirectory, question.id);
    if (found && isUpToDate(found, question)) weights.set(question.id, found);
  }
  const weightsOf = (question: Question): FittedQuestion => {
    const found = weights.get(question.id);
    if (found && isUpToDate(found, question)) return found;
    const text = publishedWeights(question.rubric.hash);
    return text === undefined ? fitQuestion(bank, question) : parseWeights(text);
  };
  return createKeywordEngine({ polarity, verdicts, cueVerdicts }, weightsOf, engineVersion());
}

/** Create the keyword engine for a question that is in no file yet: it is fitted when it is first used, as if the bank held it. */
export function createUnfittedEngine(bank: QuestionBank): Engine {
  return createKeywordEngine(
    { polarity, verdicts, cueVerdicts },
    (question) => fitQuestion(bank, question),
    engineVersion(),
  );
}

/** List the questions of a bank whose weights file is missing or belongs to another version of the rubric. */
export async function findStaleWeights(bank: QuestionBank, bankDirectory: string): Promise<string[]> {
  const stale: string[] = [];
  for (const question of bank.questions) {
    const found = await findWeights(bankDirectory, question.id);
    if (!found || !isUpToDate(found, question)) stale.push(question.id);
  }
  return stale;
}

const isUpToDate = ({ rubricHash }: FittedQuestion, question: Question): boolean => rubricHash === question.rubric.hash;

/**
 * Names the algorithm and all that was fitted, the guard's words included, because they decide which words the engine may see:
 * the same version gives the same findings for the same rubric.
 */
function engineVersion(): string {
  const model = createHash('sha256')
    .update(JSON.stringify([polarity, verdicts, cueVerdicts, graderWords]))
    .digest('hex');
  return `${algorithmVersion}+${model.slice(0, 8)}`;
}

import { normalise } from '../../src/text/normalise.ts';
import { dice } from '../baselines/dice.ts';
import type { MeasuredQuestion } from './measured-data.ts';
import type { JudgedAnswer } from './rate-marked-answers.ts';

/**
 * Say what an answer would get for its likeness to the model answer alone: Dice of the character pairs of the two whole texts, times
 * the scale's maximum.
 */
export function createRateWithDice(questions: readonly MeasuredQuestion[]): (answer: JudgedAnswer) => number {
  const compile = dice.prepare([]);
  const byId = new Map(questions.map(({ id, modelAnswer }) => [id, compile(normalise(modelAnswer).text)]));
  return ({ marked, maxScore }) => {
    const likeness = byId.get(marked.questionId);
    if (!likeness) throw new RangeError(`There is no question "${marked.questionId}"`);
    return likeness(normalise(marked.answer).text) * maxScore;
  };
}

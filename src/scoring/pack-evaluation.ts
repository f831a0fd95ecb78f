import type { Evaluation } from '../domain/evaluation.ts';
import type { PackedEvaluation } from '../domain/packed-evaluation.ts';
import type { Language } from '../domain/question-bank.ts';
import { costOfUses } from './cost-of-uses.ts';
import { reviewWorth } from './review-worth.ts';
import { splitEvaluation } from './split-evaluation.ts';

/**
 * Pack an evaluation for the store, which keeps these texts to the byte and commits to them.
 *
 * @param language of the evaluation's reasons
 */
export function packEvaluation(evaluation: Evaluation, language: Language): PackedEvaluation {
  const { numbers, texts } = splitEvaluation(evaluation, language);
  const { questionId, totalPoints, maxPoints, needsReview, engine, rubric } = numbers;
  const { flags, reviewReasons, criteria, provenance } = numbers;
  return {
    questionId,
    totalPoints,
    maxPoints,
    needsReview,
    reviewWorth: needsReview ? reviewWorth(numbers) : null,
    engineId: engine.id,
    engineVersion: engine.version,
    rubricHash: rubric.hash,
    numbers: JSON.stringify({ flags, reviewReasons, criteria, provenance }),
    texts: JSON.stringify(texts),
    costUsd: costOfUses(evaluation.provenance?.modelUses ?? []),
  };
}

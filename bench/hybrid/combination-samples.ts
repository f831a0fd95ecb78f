import type { QuestionBank } from '../../src/domain/question-bank.ts';
import type { Engine } from '../../src/engines/engine.ts';
import type { Testimony } from '../../src/engines/hybrid/combination-features.ts';
import type { CombinationModel } from '../../src/engines/hybrid/combination-model.ts';
import { createHybridEngine } from '../../src/engines/hybrid/hybrid-engine.ts';
import { createEvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import type { LabelledAnswer } from '../../src/workflows/measure-agreement.ts';
import { recordEvaluations } from '../quality/record-evaluations.ts';

/** What the witnesses say of a labelled answer, criterion by criterion in the order of the labels. */
export type HeardAnswer = {
  readonly labelled: LabelledAnswer;
  readonly testimonies: readonly (readonly Testimony[])[];
};

/** A witness fell silent: weights fitted without it would be those of another set. */
export class WitnessSilentError extends Error {
  override readonly name = 'WitnessSilentError';
}

/**
 * Ask witnesses for their verdicts on labelled answers, as the hybrid engine hears them.
 *
 * @param model any combinations for these witnesses; what they combine to is not used.
 * @throws {WitnessSilentError} naming the first answer of which a witness left out a criterion.
 */
export async function hearAnswers(
  bank: QuestionBank,
  answers: readonly LabelledAnswer[],
  witnesses: readonly Engine[],
  model: CombinationModel,
): Promise<readonly HeardAnswer[]> {
  const hybrid = createHybridEngine({ witnesses, model });
  const evaluateAnswer = createEvaluateAnswer(bank, new Map([['hybrid', hybrid]]));
  const { recorded, evaluateAnswer: fromRecord } = await recordEvaluations(answers, 'hybrid', evaluateAnswer);
  const heard: HeardAnswer[] = [];
  for (const { labelled } of recorded) {
    const { questionId, answer } = labelled;
    const { provenance } = await fromRecord({ questionId, answer });
    const testimonies = labelled.labels.map(({ criterionId }) =>
      (provenance?.witnesses ?? []).flatMap(({ engine, criteria }): readonly Testimony[] => {
        const said = criteria.find(({ id }) => id === criterionId);
        return said?.verdict ? [{ engine: engine.id, verdict: said.verdict, confidence: said.confidence }] : [];
      }),
    );
    if (testimonies.some(({ length }) => length < witnesses.length)) {
      const why = provenance?.failures.map(({ message }) => message).join('; ') ?? '';
      throw new WitnessSilentError(`Answer ${labelled.id}: a witness left out a criterion (${why})`);
    }
    heard.push({ labelled, testimonies });
  }
  return heard;
}

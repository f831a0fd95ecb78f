import { type AgreementByGroup, agreementByGroup, type ResamplingSettings } from '../agreement/agreement-by-group.ts';
import type { LabelValue, RatedAnswer, RatedCriterion, UnratedCriterion } from '../agreement/rated-answer.ts';
import type { EngineChoice } from '../domain/engine-id.ts';
import { EvaluationError } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { Flag } from '../domain/flag.ts';
import type { EvaluateAnswer } from './evaluate-answer.ts';

/** An answer with the labels it is measured against, one for each criterion of its question. */
export type LabelledAnswer = {
  readonly id: string;
  readonly questionId: string;
  readonly category: string;
  readonly language: string;
  readonly answer: string;
  /** In the rubric's order. */
  readonly labels: readonly { readonly criterionId: string; readonly label: LabelValue; readonly maxPoints: number }[];
};

/** A rated answer with the flags that the engine's evaluation raised. */
export type EvaluatedAnswer = RatedAnswer & { readonly flags: readonly Flag[] };

/** How well an engine agrees with the labels, and everything that this was worked out from. */
export type AgreementMeasurement = {
  /** As it was asked for. The version is absent if it failed on every answer, and that of the last one to answer for `auto`. */
  readonly engine: { readonly id: EngineChoice; readonly version?: string };
  readonly answers: readonly EvaluatedAnswer[];
  readonly agreement: AgreementByGroup;
};

export type MeasureAgreement = (
  answers: readonly LabelledAnswer[],
  engine: EngineChoice,
  settings: ResamplingSettings,
) => Promise<AgreementMeasurement>;

/**
 * Evaluate labelled answers the way every door does and compare the verdicts with the labels.
 *
 * What the engine does not judge, because it reported nothing or failed, is kept as unrated with its cause and enters no
 * figure: a failure is never a zero.
 */
export function createMeasureAgreement(evaluateAnswer: EvaluateAnswer): MeasureAgreement {
  return async (labelledAnswers, engineId, settings) => {
    const answers: EvaluatedAnswer[] = [];
    let engine: AgreementMeasurement['engine'] = { id: engineId };
    for (const labelled of labelledAnswers) {
      const evaluation = await tryToEvaluate(labelled, engineId, evaluateAnswer);
      answers.push(typeof evaluation === 'string' ? leaveUnrated(labelled, evaluation) : compare(labelled, evaluation));
      if (typeof evaluation !== 'string') engine = { id: engineId, version: evaluation.engine.version };
    }
    return { engine, answers, agreement: agreementByGroup(answers, settings) };
  };
}

/** The evaluation, or why there is none. */
async function tryToEvaluate(
  { questionId, answer }: LabelledAnswer,
  engineId: EngineChoice,
  evaluateAnswer: EvaluateAnswer,
): Promise<Evaluation | string> {
  try {
    const evaluation = await evaluateAnswer({ questionId, answer, engine: engineId });
    const { engine } = evaluation;
    const isAsked = engineId === 'auto' || engine.id === engineId;
    return isAsked ? evaluation : `evaluated by the engine "${engine.id}" instead of "${engineId}"`;
  } catch (error) {
    return error instanceof EvaluationError ? error.code : String(error);
  }
}

function leaveUnrated(labelled: LabelledAnswer, cause: string): EvaluatedAnswer {
  const unrated = labelled.labels.map(({ criterionId }) => ({ criterionId, cause }));
  return { ...identify(labelled), criteria: [], unrated, flags: [] };
}

function compare(labelled: LabelledAnswer, { criteria: results, totalPoints, flags }: Evaluation): EvaluatedAnswer {
  const criteria: RatedCriterion[] = [];
  const unrated: UnratedCriterion[] = [];
  for (const { criterionId, label } of labelled.labels) {
    const result = results.find(({ id }) => id === criterionId);
    if (result?.status === 'scored') {
      criteria.push({ criterionId, label, verdict: result.verdict, confidence: result.confidence });
    } else unrated.push({ criterionId, cause: result?.cause ?? 'the evaluation does not mention the criterion' });
  }
  const points = unrated.length === 0 && totalPoints !== null ? { points: totalPoints } : {};
  return { ...identify(labelled), ...points, criteria, unrated, flags };
}

function identify({ id, questionId, category, language, labels }: LabelledAnswer) {
  const labelPoints = labels.reduce((sum, { label, maxPoints }) => sum + label * maxPoints, 0);
  return { id, questionId, category, language, labelPoints };
}

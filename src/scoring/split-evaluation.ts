import type { Evaluation } from '../domain/evaluation.ts';
import type { Language } from '../domain/question-bank.ts';
import type { EvaluationNumbers, EvaluationTexts } from '../domain/stored-evaluation.ts';

/** Part an evaluation into what is kept for ever and what is erased with the answer. joinEvaluation is the way back. */
export function splitEvaluation(
  evaluation: Evaluation,
  language: Language,
): { readonly numbers: EvaluationNumbers; readonly texts: EvaluationTexts } {
  const { id: contentId, guardedSpans, criteria, ...rest } = evaluation;
  const numbers = criteria.map((result) => {
    if (result.status === 'unscored') return { id: result.id, maxPoints: result.maxPoints, cause: result.cause };
    const { id, verdict, points, maxPoints, confidence } = result;
    return { id, verdict, points, maxPoints, confidence };
  });
  const texts = criteria.map((result) =>
    result.status === 'unscored'
      ? null
      : { evidence: result.evidence.map(({ start, end }) => ({ start, end })), reason: result.reason },
  );
  return { numbers: { ...rest, criteria: numbers }, texts: { contentId, guardedSpans, criteria: texts, language } };
}

import type { Evaluation } from '../domain/evaluation.ts';
import { evidenceAt } from '../domain/evidence.ts';
import type { Provenance } from '../domain/provenance.ts';
import type { EvaluationTexts, ProvenanceNumbers, StoredEvaluation } from '../domain/stored-evaluation.ts';
import { suggestionFor } from './suggestion-for.ts';

/** Put a stored evaluation together again, to the byte. After erasure its evidence and reasons are empty. */
export function joinEvaluation({
  numbers,
  texts,
  answer,
  rubric,
}: Pick<StoredEvaluation, 'numbers' | 'texts' | 'answer' | 'rubric'>): Evaluation {
  const criteria = numbers.criteria.map((result, index) => {
    const criterion = rubric.criteria.find(({ id }) => id === result.id);
    const label = criterion?.label ?? result.id;
    if ('cause' in result) {
      const { id, maxPoints, cause } = result;
      return { status: 'unscored' as const, id, label, maxPoints, cause };
    }
    const { id, verdict, points, maxPoints, confidence } = result;
    const text = texts?.criteria[index];
    return {
      status: 'scored' as const,
      id,
      label,
      verdict,
      points,
      maxPoints,
      confidence,
      evidence: (text?.evidence ?? []).map((span) => evidenceAt(answer ?? '', span)),
      reason: text?.reason ?? '',
      suggestion: criterion ? suggestionFor(verdict, criterion, texts?.language ?? rubric.language) : null,
    };
  });
  const { questionId, totalPoints, maxPoints, engine, flags, needsReview, reviewReasons, provenance } = numbers;
  return {
    id: texts?.contentId ?? '',
    questionId,
    totalPoints,
    maxPoints,
    engine,
    rubric: numbers.rubric,
    flags,
    guardedSpans: texts?.guardedSpans ?? [],
    needsReview,
    reviewReasons,
    criteria,
    ...(provenance ? { provenance: joinProvenance(provenance, texts) } : {}),
  };
}

/** Put the traces back to a provenance; after erasure they are empty. */
export function joinProvenance(
  { asked, witnesses, modelUses, ...rest }: ProvenanceNumbers,
  texts: Pick<EvaluationTexts, 'modelTraces'> | null,
): Provenance {
  const whole = modelUses.map(({ engine, model, parameters, promptHash, spent }, index) => {
    const { inputHash, cacheKeys } = texts?.modelTraces?.[index] ?? { inputHash: '', cacheKeys: [] };
    return { engine, model, parameters, promptHash, inputHash, cacheKeys, spent };
  });
  return { asked, witnesses, modelUses: whole, ...rest };
}

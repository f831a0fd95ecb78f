import type { Evaluation } from '../domain/evaluation.ts';
import type { Provenance } from '../domain/provenance.ts';
import type { Language } from '../domain/question-bank.ts';
import type {
  EvaluationNumbers,
  EvaluationTexts,
  ModelTraces,
  ProvenanceNumbers,
} from '../domain/stored-evaluation.ts';

/** Part an evaluation into what is kept for ever and what is erased with the answer. joinEvaluation is the way back. */
export function splitEvaluation(
  evaluation: Evaluation,
  language: Language,
): { readonly numbers: EvaluationNumbers; readonly texts: EvaluationTexts } {
  const { id: contentId, guardedSpans, criteria, provenance, ...rest } = evaluation;
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
  const parted = provenance && splitProvenance(provenance);
  return {
    numbers: { ...rest, criteria: numbers, ...(parted ? { provenance: parted.numbers } : {}) },
    texts: {
      contentId,
      guardedSpans,
      criteria: texts,
      language,
      ...(parted && parted.traces.length > 0 ? { modelTraces: parted.traces } : {}),
    },
  };
}

function splitProvenance({ modelUses, ...rest }: Provenance): {
  readonly numbers: ProvenanceNumbers;
  readonly traces: readonly ModelTraces[];
} {
  const traces = modelUses.map(({ inputHash, cacheKeys }) => ({ inputHash, cacheKeys }));
  return { numbers: { ...rest, modelUses: modelUses.map(({ inputHash: _i, cacheKeys: _c, ...use }) => use) }, traces };
}

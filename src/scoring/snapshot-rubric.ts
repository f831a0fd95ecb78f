import type { Question } from '../domain/question-bank.ts';
import type { RubricSnapshot } from '../domain/stored-evaluation.ts';

/** Keep of a question what its evaluations need to be read later. */
export function snapshotRubric({ rubric, language, prompt }: Question): RubricSnapshot {
  const { id, version, hash, criteria } = rubric;
  return {
    id,
    version,
    hash,
    language,
    prompt,
    criteria: criteria.map(({ id: criterionId, label, points, suggestion, suggestionEn }) => ({
      id: criterionId,
      label,
      points,
      suggestion,
      suggestionEn,
    })),
  };
}

import type { RubricVersionReply } from '../../api/rubric-check-schemas.ts';
import type { PublishedRubric } from '../../domain/rubric-draft.ts';
import type { Readonlied } from '../readonlied.ts';

/** Show a version that was published just now: it is in use. */
export function presentPublished(published: PublishedRubric): Readonlied<RubricVersionReply> {
  const { number, question, publishedAt, isConfirmed, override } = published;
  const { version, hash } = question.rubric;
  return { questionId: question.id, version, hash, number, publishedAt, isCurrent: true, isConfirmed, override };
}

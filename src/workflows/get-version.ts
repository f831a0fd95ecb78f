import { RubricNotFoundError } from '../domain/authoring-errors.ts';
import { contentToQuestion } from '../rubrics/to-question.ts';
import type { AuthoringParts } from './authoring-parts.ts';
import type { AuthoringServices } from './authoring-services.ts';

/** Create the look at one version: one that can be evaluated with, or an older one that the store remembers, without practice answers. */
export function createGetVersion({
  versions,
  rubrics,
}: Pick<AuthoringParts, 'versions' | 'rubrics'>): AuthoringServices['getVersion'] {
  return async (hash) => {
    const known = versions().find(({ rubric }) => rubric.hash === hash);
    if (known) return known;
    const [content, snapshot] = [await rubrics.findContent(hash), await rubrics.findRubric(hash)];
    if (!content || !snapshot) throw new RubricNotFoundError(hash);
    const { rubric, ...question } = contentToQuestion(content, snapshot.version, []);
    return { ...question, rubric: { ...rubric, hash } };
  };
}

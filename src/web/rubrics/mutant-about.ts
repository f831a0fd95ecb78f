import type { QuestionContentReply } from '../../api/authoring-schemas.ts';

/**
 * Say what a mutant is about, from its name, which is its kind and what it was done to: the label of a criterion, or the id of
 * another question; '' where it is about the whole.
 *
 * @example
 * mutantAbout('bullet-dropped calm', content); // '安抚情绪'
 */
export function mutantAbout(name: string, { criteria }: Pick<QuestionContentReply, 'criteria'>): string {
  const [, about = ''] = /^\S+ (.+)$/.exec(name) ?? [];
  return criteria.find(({ id }) => id === about)?.label ?? about;
}

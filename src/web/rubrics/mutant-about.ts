import type { QuestionContentReply } from '../../api/authoring-schemas.ts';
import type { RubricReportReply } from '../../api/rubric-check-schemas.ts';

type Mutant = Pick<RubricReportReply['mutants'][number], 'name' | 'kind'>;

/** An order to the grader without any answer. */
const ORDER_ALONE = 'injection alone';

/** Find the text that names a mutant; what it should earn is said under the same name with `.what` behind it. */
export function mutantKey({ name, kind }: Mutant): `mutant.${Mutant['kind']}` | 'mutant.injection-alone' {
  return name === ORDER_ALONE ? 'mutant.injection-alone' : `mutant.${kind}`;
}

/**
 * Say what a mutant is about, from its name, which is its kind and what it was done to: the label of a criterion, or the id of
 * another question; '' where it is about the whole.
 *
 * @example
 * mutantAbout('bullet-dropped calm', content); // '安抚情绪'
 */
export function mutantAbout(name: string, { criteria }: Pick<QuestionContentReply, 'criteria'>): string {
  if (name === ORDER_ALONE) return '';
  const [, about = ''] = /^\S+ (.+)$/.exec(name) ?? [];
  return criteria.find(({ id }) => id === about)?.label ?? about;
}

import type { QuestionContent } from '../../domain/rubric-draft.ts';
import { normalise } from '../../text/normalise.ts';
import type { FailedCheck, ProposedItem } from './proposed-item.ts';

/**
 * Find the sentences that put nothing to the test: a paraphrase that copies a model answer, and a counter-example that is word for word
 * a paraphrase or the model answer of its criterion. Blanks and punctuation do not count.
 */
export function judgeSentences(
  { criteria }: QuestionContent,
  items: readonly ProposedItem[],
): ReadonlyMap<ProposedItem, FailedCheck> {
  const answers = new Map(criteria.map(({ id, modelAnswer }) => [id, keyOf(modelAnswer)]));
  const copied = new Set(answers.values());
  const failed = new Map<ProposedItem, FailedCheck>();
  for (const item of items) {
    const key = keyOf(item.text);
    if (item.kind === 'paraphrase' && copied.has(key)) failed.set(item, 'repeated');
    if (item.kind !== 'counter-example') continue;
    const isParaphrase = items.some(
      ({ kind, criterionId, text }) => kind === 'paraphrase' && criterionId === item.criterionId && keyOf(text) === key,
    );
    if (isParaphrase || answers.get(item.criterionId) === key) failed.set(item, 'contradictory');
  }
  return failed;
}

const keyOf = (text: string): string => normalise(text).text.replace(/[\s\p{P}]/gu, '');

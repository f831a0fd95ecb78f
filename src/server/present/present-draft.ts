import type { DraftReply } from '../../api/authoring-schemas.ts';
import type { RubricDraft } from '../../domain/rubric-draft.ts';
import type { Readonlied } from '../readonlied.ts';

/** Show a draft; of its practice answers only how many there are. */
export function presentDraft({ practiceAnswers, ...draft }: RubricDraft): Readonlied<DraftReply> {
  return { ...draft, practiceAnswerCount: practiceAnswers.length };
}

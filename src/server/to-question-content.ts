import type { QuestionContentReply } from '../api/authoring-schemas.ts';
import type { QuestionContent } from '../domain/rubric-draft.ts';

/** Take content as it came over HTTP: a field that may be left out is there or it is not. */
export function toQuestionContent({ note, derived, ...content }: QuestionContentReply): QuestionContent {
  return { ...content, ...(note === undefined ? {} : { note }), ...(derived === undefined ? {} : { derived }) };
}

import type { QuestionContentReply } from '../api/authoring-schemas.ts';
import type { QuestionContent } from '../domain/rubric-draft.ts';

/** Take content as it came over HTTP: a note is there or it is not. */
export function toQuestionContent({ note, ...content }: QuestionContentReply): QuestionContent {
  return { ...content, ...(note === undefined ? {} : { note }) };
}

import { createHash } from 'node:crypto';
import { InputInvalidError } from '../domain/errors.ts';
import type { PracticeAnswer, Question } from '../domain/question-bank.ts';
import type { QuestionContent } from '../domain/rubric-draft.ts';
import { findContentProblems } from './content-problems.ts';
import { describeIssue } from './describe-issue.ts';
import { type QuestionFile, questionFileSchema } from './rubric-schema.ts';

/** Make a question of what its file holds and its practice answers. */
export function toQuestion(file: QuestionFile, practiceAnswers: readonly PracticeAnswer[]): Question {
  const { id, language, prompt, points, note, version, criteria, derived, vocabulary } = file;
  return {
    id,
    language,
    prompt,
    points,
    ...(note === undefined ? {} : { note }),
    rubric: {
      id,
      version,
      hash: hashOf([file, practiceAnswers]),
      criteria,
      ...(derived === undefined ? {} : { derived }),
      vocabulary,
      practiceAnswers,
    },
  };
}

/**
 * Make a version of edited content. The same content under the same version has the same hash, whether it comes from a file or not.
 *
 * @param practiceAnswers marks of criteria that are gone are dropped, and passages keep their text.
 * @throws {InputInvalidError} with every field that is wrong, named as `criteria.0.cues.2`.
 */
export function contentToQuestion(
  content: QuestionContent,
  version: string,
  practiceAnswers: readonly PracticeAnswer[],
): Question {
  const file = { ...content, version };
  const parsed = questionFileSchema.safeParse(file);
  if (!parsed.success)
    throw new InputInvalidError(toFieldProblems(parsed.error.issues.flatMap((it) => describeIssue(it, file))));
  const problems = findContentProblems(parsed.data);
  if (problems.length > 0) throw new InputInvalidError(toFieldProblems(problems));
  return toQuestion(parsed.data, keepKnownMarks(practiceAnswers, new Set(content.criteria.map(({ id }) => id))));
}

/** What of a question is edited. */
export function contentOf({ id, language, prompt, points, note, rubric }: Question): QuestionContent {
  const { vocabulary, criteria, derived } = rubric;
  return {
    id,
    language,
    prompt,
    points,
    ...(note === undefined ? {} : { note }),
    ...(derived === undefined ? {} : { derived }),
    vocabulary,
    criteria,
  };
}

function keepKnownMarks(answers: readonly PracticeAnswer[], known: ReadonlySet<string>): readonly PracticeAnswer[] {
  return answers.map(({ kind, passages }) => ({
    kind,
    passages: passages.map(({ text, marks }) => ({
      text,
      marks: marks.filter(({ criterionId }) => known.has(criterionId)),
    })),
  }));
}

const toFieldProblems = (
  problems: readonly { readonly path: readonly (string | number)[]; readonly message: string }[],
) => problems.map(({ path, message }) => ({ field: path.join('.'), message }));

/** SHA-256 over the JSON of everything in a rubric that can change a verdict or a text shown, 64 hex digits. */
function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

import { compareContents } from '../authoring/compare/compare-contents.ts';
import { RubricNotFoundError } from '../domain/authoring-errors.ts';
import { InputInvalidError } from '../domain/errors.ts';
import type { Question } from '../domain/question-bank.ts';
import type { RubricComparison } from '../domain/rubric-comparison.ts';
import { contentOf, contentToQuestion } from '../rubrics/to-question.ts';
import type { DraftStore } from '../storage/draft-store.ts';
import type { EvaluationStore } from '../storage/evaluation-store.ts';
import type { RubricStore } from '../storage/rubric-store.ts';
import type { AuthoringServices } from './authoring-services.ts';
import { measureRubricEffect } from './measure-rubric-effect.ts';
import { storedAnswers } from './stored-answers.ts';
import { draftVersion, type OpenEvaluate } from './test-rubric.ts';

export type CompareParts = {
  readonly drafts: Pick<DraftStore, 'find'>;
  readonly rubrics: Pick<RubricStore, 'findContent' | 'findRubric'>;
  /** Versions that can be evaluated with: those of the bank's files and those published. */
  readonly versions: () => readonly Question[];
  readonly evaluations: Pick<EvaluationStore, 'listNewest'>;
  readonly openEvaluate: OpenEvaluate;
};

/** Answers that a comparison looks at, the newest ones. */
const mostAnswers = 2_000;

/**
 * Create the comparison of two versions or drafts of a question on the stored answers to it. A draft that cannot be a version yet is
 * refused with the fields that are wrong.
 *
 * Of a version that is in no file any more and was not published here, the practice answers are not kept. If it had any, nothing can
 * be evaluated with it as it was: what changed is told, and the effect is that on no answer.
 */
export function createCompareRubrics(parts: CompareParts): AuthoringServices['compare'] {
  return async (from, to) => {
    const [older, newer] = [await findSide(from, parts), await findSide(to, parts)];
    if (older.question.id !== newer.question.id) {
      throw new InputInvalidError([{ field: 'to', message: 'is a rubric of another question' }]);
    }
    const answers =
      older.isWhole && newer.isWhole ? storedAnswers(older.question.id, mostAnswers, parts.evaluations) : [];
    return await compareQuestions(older.question, newer.question, answers, parts.openEvaluate);
  };
}

/** Compare two rubrics of one question on some answers. */
export async function compareQuestions(
  from: Question,
  to: Question,
  answers: Parameters<typeof measureRubricEffect>[2],
  openEvaluate: OpenEvaluate,
): Promise<RubricComparison> {
  return {
    questionId: to.id,
    from: { version: from.rubric.version, hash: from.rubric.hash },
    to: { version: to.rubric.version, hash: to.rubric.hash },
    changes: compareContents(contentOf(from), contentOf(to)),
    effect: await measureRubricEffect(from, to, answers, openEvaluate),
  };
}

/** A rubric to compare, and whether all is there that answers are evaluated with. */
type Side = { readonly question: Question; readonly isWhole: boolean };

async function findSide(name: string, { drafts, rubrics, versions }: CompareParts): Promise<Side> {
  const version = versions().findLast(({ rubric }) => rubric.hash === name);
  if (version) return { question: version, isWhole: true };
  const draft = await drafts.find(name);
  if (draft) {
    return { question: contentToQuestion(draft.content, draftVersion, draft.practiceAnswers), isWhole: true };
  }
  const [content, snapshot] = [await rubrics.findContent(name), await rubrics.findRubric(name)];
  if (!content || !snapshot) throw new RubricNotFoundError(name);
  const bare = contentToQuestion(content, snapshot.version, []);
  return { question: { ...bare, rubric: { ...bare.rubric, hash: name } }, isWhole: bare.rubric.hash === name };
}

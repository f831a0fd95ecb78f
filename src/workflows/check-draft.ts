import type { QuestionBank } from '../domain/question-bank.ts';
import type { RubricDraft } from '../domain/rubric-draft.ts';
import type { LintFinding, RubricReport } from '../domain/rubric-report.ts';
import { contentOf } from '../rubrics/to-question.ts';
import type { AuthoringParts } from './authoring-parts.ts';

/** Test the rubric of a draft beside the questions in use, and say whether it would replace a version that its author never saw. */
export async function checkDraft(
  draft: RubricDraft,
  { bank, work }: Pick<AuthoringParts, 'bank' | 'work'>,
): Promise<RubricReport> {
  const report = await work.test(draft.content, draft.practiceAnswers, bank.questions.map(contentOf));
  // After the test, which takes a while: somebody may have published meanwhile.
  const older = findOlderBase(draft, bank);
  return { ...report, lint: [...older, ...report.lint], isSound: report.isSound && older.length === 0 };
}

/** A new question counts as based on no version: it is older if the bank has a question of its id by now. */
function findOlderBase({ basedOn, content }: RubricDraft, { questions }: QuestionBank): readonly LintFinding[] {
  const inUse = questions.find(({ id }) => id === content.id)?.rubric.hash ?? null;
  return basedOn === inUse ? [] : [{ code: 'based-on-older-version', severity: 'error', facts: {} }];
}

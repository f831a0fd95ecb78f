import type { Question, QuestionBank, Section } from './question-bank.ts';
import type { PublishedRubric } from './rubric-draft.ts';

/**
 * Lay published questions over a bank. One of the same id is replaced where it stands; a new one comes to the end of its section,
 * and a new section to the end of the bank. A question that was published for another section moves there, and a section that loses
 * its last question goes. Points of sections are those of their questions.
 *
 * @param published by number, ascending; of the same question the last counts. Questions that are not in it stay the same objects.
 * @returns the bank itself if nothing is published.
 *
 * @example
 * applyPublications(bank, [{ section: { id: 'service', title: '服务' }, question: complaint }]).questions; // with that complaint
 */
export function applyPublications(
  base: QuestionBank,
  published: readonly Pick<PublishedRubric, 'section' | 'question'>[],
): QuestionBank {
  if (published.length === 0) return base;
  const questions = new Map(base.questions.map((question) => [question.id, question]));
  const sections = new Map(base.sections.map(({ id, title, questionIds }) => [id, { title, ids: [...questionIds] }]));
  const inFiles = new Set(sections.keys());
  for (const { section, question } of published) {
    questions.set(question.id, question);
    const target = sections.get(section.id) ?? { title: section.title, ids: [] };
    if (!target.ids.includes(question.id)) {
      for (const { ids } of sections.values()) removeFrom(ids, question.id);
      target.ids.push(question.id);
    }
    // Titles in the files are for whoever writes the files.
    sections.set(section.id, inFiles.has(section.id) ? target : { ...target, title: section.title });
  }
  const kept = [...sections].filter(([, { ids }]) => ids.length > 0);
  return {
    ...base,
    sections: kept.map(([id, { title, ids }]) => toSection(id, title, ids, questions)),
    questions: inOrder(
      kept.flatMap(([, { ids }]) => ids),
      questions,
    ),
  };
}

function removeFrom(ids: string[], id: string): void {
  const place = ids.indexOf(id);
  if (place >= 0) ids.splice(place, 1);
}

function toSection(
  id: string,
  title: string,
  questionIds: readonly string[],
  questions: ReadonlyMap<string, Question>,
): Section {
  const points = questionIds.reduce((sum, questionId) => sum + (questions.get(questionId)?.points ?? 0), 0);
  return { id, title, points, questionIds };
}

/** Those of the sections first; a bank in memory may have others, which stay behind them. */
function inOrder(ids: readonly string[], questions: ReadonlyMap<string, Question>): readonly Question[] {
  const inSections = new Set(ids);
  const others = [...questions.keys()].filter((id) => !inSections.has(id));
  return [...inSections, ...others].flatMap((id) => questions.get(id) ?? []);
}

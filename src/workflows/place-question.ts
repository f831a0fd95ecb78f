import { createHash } from 'node:crypto';
import type { Language, Question, QuestionBank } from '../domain/question-bank.ts';
import type { RubricDraft } from '../domain/rubric-draft.ts';
import { normalise } from '../text/normalise.ts';

/** Where a question belongs. */
export type Place = {
  readonly id: string;
  readonly section: RubricDraft['section'];
  /** The version in use, if the bank has the question. */
  readonly current: Question | undefined;
};

const importedTitles: Readonly<Record<Language, string>> = { zh: '导入的题目', en: 'Imported questions' };

/**
 * Create what finds where questions belong in a bank as it is now. The ids come from the texts: the same question again edits the same
 * question, under the id that the bank has for it. A section of the bank with the title of the document's section is taken.
 *
 * @example
 * createPlaceQuestion(bank)('包裹丢了，怎么办？', '服务'); // { id: 'q-3f2a90c1', section: { id: 's-77d0e2b4', title: '服务' }, current: undefined }
 */
export function createPlaceQuestion({ questions, sections, language }: QuestionBank) {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const byText = new Map(questions.map((question) => [bareText(question.prompt), question]));
  const byTitle = new Map(sections.map(({ id, title }) => [bareText(title), { id, title }]));
  const findSection = (title: string): RubricDraft['section'] => {
    const bare = bareText(title);
    if (bare === '') return { id: 'imported', title: importedTitles[language] };
    return byTitle.get(bare) ?? { id: `s-${shortHash(bare)}`, title: title.trim() };
  };
  /** @param sectionTitle of the document; empty for none */
  return (prompt: string, sectionTitle: string): Place => {
    const bare = bareText(prompt);
    const id = `q-${shortHash(bare)}`;
    const current = byId.get(id) ?? byText.get(bare);
    const own = current && sections.find(({ questionIds }) => questionIds.includes(current.id));
    const section = own ? { id: own.id, title: own.title } : findSection(sectionTitle);
    return { id: current?.id ?? id, section, current };
  };
}

const bareText = (text: string): string => normalise(text).text.trim();

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

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
 * Find where a question belongs in a bank. The ids come from the texts: the same question again edits the same question, under the id
 * that the bank has for it.
 *
 * @param sectionTitle of the document; empty for none. A section of the bank with that title is taken.
 *
 * @example
 * placeQuestion(bank, '客户投诉怎么办？', '服务'); // { id: 'q-3f2a90c1', section: { id: 's-77d0e2b4', title: '服务' }, current: undefined }
 */
export function placeQuestion(bank: QuestionBank, prompt: string, sectionTitle: string): Place {
  const bare = bareText(prompt);
  const id = `q-${shortHash(bare)}`;
  const current = bank.questions.find((question) => question.id === id || bareText(question.prompt) === bare);
  const own = current && bank.sections.find(({ questionIds }) => questionIds.includes(current.id));
  const section = own ? { id: own.id, title: own.title } : findSection(bank, sectionTitle);
  return { id: current?.id ?? id, section, current };
}

function findSection({ sections, language }: QuestionBank, title: string): RubricDraft['section'] {
  const bare = bareText(title);
  if (bare === '') return { id: 'imported', title: importedTitles[language] };
  const known = sections.find((section) => bareText(section.title) === bare);
  return known ? { id: known.id, title: known.title } : { id: `s-${shortHash(bare)}`, title: title.trim() };
}

const bareText = (text: string): string => normalise(text).text.trim();

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

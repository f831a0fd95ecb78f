import type { Question } from '../../src/domain/question-bank.ts';
import type { PublishedRubric } from '../../src/domain/rubric-draft.ts';
import type { PublicationStore } from '../../src/storage/publication-store.ts';
import { aBank } from './a-bank.ts';

/** The question "complaint" of the small bank, published in another version that asks for one thing alone. */
export function aPublished(number: number, overrides: Partial<PublishedRubric> = {}): PublishedRubric {
  return {
    number,
    section: { id: 'service', title: '服务' },
    question: aShortVersion(`1.${number}.0`),
    weights: null,
    override: null,
    isConfirmed: true,
    publishedAt: '2026-03-02T08:30:00.000Z',
    ...overrides,
  };
}

/** Asks for an apology alone, for 3 points. */
function aShortVersion(version: string): Question {
  const question = aBank().questions[0];
  if (!question) throw new Error('the bank has no question');
  const { rubric } = question;
  const hash = Buffer.from(version).toString('hex').padStart(64, 'e');
  return { ...question, points: 3, rubric: { ...rubric, version, hash, criteria: rubric.criteria.slice(0, 1) } };
}

/** Publications of a store, which grow from outside. */
export function publicationsOf(published: readonly PublishedRubric[]): Pick<PublicationStore, 'listSince'> {
  return { listSince: async (_bankId, since) => published.filter(({ number }) => number > since) };
}

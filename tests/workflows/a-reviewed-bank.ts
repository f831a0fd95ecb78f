import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { evidenceAt } from '../../src/domain/evidence.ts';
import type { Question } from '../../src/domain/question-bank.ts';
import type { Review } from '../../src/domain/review.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { openUnfitted } from '../../src/open-engines.ts';
import { openRubricWork } from '../../src/open-rubric-work.ts';
import { loadBank } from '../../src/rubrics/load-bank.ts';
import type { ReviewFilter } from '../../src/storage/review-store.ts';
import { openSqlStorage } from '../../src/storage/sql/open-storage.ts';
import { createAgreementServices } from '../../src/workflows/create-agreement-services.ts';
import { createAuthoringServices } from '../../src/workflows/create-authoring-services.ts';
import { createLiveBank } from '../../src/workflows/live-bank.ts';
import { refreshAfterPublishing } from '../../src/workflows/refresh-after-publishing.ts';
import { aDecision, aReview } from '../agreement/a-review.ts';
import { aBankFolder } from '../rubrics/a-bank-folder.ts';

/** What a person says of an answer where it is not what the machine says, and the words that prove it. */
export type Said = {
  readonly verdicts?: Readonly<Record<string, Verdict>>;
  readonly quotes?: Readonly<Record<string, string>>;
  readonly review?: Partial<Review>;
};

/** Reviews in memory, as the store hands them out; whose they are is for a test to say. */
function aReviewList(visible: ReadonlyMap<string, readonly string[]>) {
  const all: Review[] = [];
  const isSeen = (review: Review, { questionId, reviewerId, visibleTo }: ReviewFilter): boolean =>
    (questionId === undefined || review.questionId === questionId) &&
    (reviewerId === undefined || review.reviewerId === reviewerId) &&
    (visibleTo === undefined || (visible.get(visibleTo) ?? []).includes(review.id));
  return {
    all,
    async listReviews(filter: ReviewFilter, { after, limit }: { after?: string | undefined; limit: number }) {
      const seen = all.filter((review) => isSeen(review, filter) && (after === undefined || review.id > after));
      return seen.slice(0, limit);
    },
  };
}

/** A small bank with the keyword engine, a database and people who review answers; without a thread. */
export async function aReviewedBank() {
  const bankDirectory = aBankFolder({ 'complaint.answers.a.txt': undefined });
  const base = await loadBank(bankDirectory);
  const { storage } = await openSqlStorage({ sqliteFile: join(mkdtempSync(join(tmpdir(), 'reviewed-')), 'a.sqlite') });
  onTestFinished(() => storage.close());
  await storage.rubrics.saveBank(base);
  const { bank, versions, refresh } = createLiveBank(base, storage.publications);
  const publications = refreshAfterPublishing(storage.publications, { refresh });
  const notHere = () => Promise.reject(new Error('is no part of this test'));
  const work = openRubricWork({ base, bankDirectory, thesaurusDirectory: bankDirectory });
  const loadPracticeAnswers = async () => (question: Question) => question.rubric.practiceAnswers;
  const { drafts, rubrics, evaluations } = storage;
  const own = { bank, base, versions, publications, drafts, rubrics, work, loadPracticeAnswers };
  const authoring = createAuthoringServices({ ...own, compare: notHere, rescore: notHere });
  const visible = new Map<string, readonly string[]>();
  const reviews = aReviewList(visible);
  const owners = new Map<string, string | null>();
  const batches = { find: async (id: string) => (owners.has(id) ? { ownerId: owners.get(id) ?? null } : undefined) };
  const people = { namesOf: async () => new Map<string, string>() };
  const parts = { bank, people, reviews, batches, evaluations, work, loadPracticeAnswers, drafts: authoring };
  const complaint = base.questions[0] as Question;
  const evaluate = await openUnfitted(base)(complaint);
  return {
    ...{ bank, storage, authoring, reviews: reviews.all, visible, owners, complaint },
    agreement: createAgreementServices(parts),
    /** Evaluate and store an answer to the first question. */
    async store(answer: string) {
      const evaluation = await evaluate({ questionId: complaint.id, answer });
      const stored = { answer: { text: answer, candidateId: null }, evaluation, language: 'zh' } as const;
      return { ...(await evaluations.record(stored)), evaluation };
    },
    /** The same, and a person decides about it. */
    async review(answer: string, { verdicts = {}, quotes = {}, review: overrides = {} }: Said = {}) {
      const { recordId, answerId, evaluation } = await this.store(answer);
      const decisions = evaluation.criteria.map((result) => {
        const machine = result.status === 'scored' ? result.verdict : null;
        return aDecision(result.id, machine, verdicts[result.id] ?? machine ?? 'missing');
      });
      const marked = Object.entries(quotes).map(([criterionId, quote]) => {
        const start = answer.indexOf(quote);
        return { criterionId, reason: '有', evidence: evidenceAt(answer, { start, end: start + quote.length }) };
      });
      const texts = { note: '', decisions: marked };
      const about = { recordId, answerId, questionId: complaint.id, rubricHash: complaint.rubric.hash };
      const review = aReview({ ...about, decisions, texts, ...overrides });
      reviews.all.push(review);
      return review;
    },
  };
}

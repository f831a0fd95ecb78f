import { commandLineActor } from '../../src/domain/actor.ts';
import type { Question, QuestionBank } from '../../src/domain/question-bank.ts';
import type { CriterionDecision, Review } from '../../src/domain/review.ts';
import type { QuestionContent, RubricDraft } from '../../src/domain/rubric-draft.ts';
import { openUnfitted } from '../../src/open-engines.ts';
import { openRubricWork } from '../../src/open-rubric-work.ts';
import { contentOf, contentToQuestion } from '../../src/rubrics/to-question.ts';
import { pointsFor } from '../../src/scoring/score-finding.ts';
import { openSqlStorage } from '../../src/storage/sql/open-storage.ts';
import type { NamedPattern, OverrideProposal } from '../../src/workflows/agreement-services.ts';
import type { EvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import { listOverridePatterns } from '../../src/workflows/list-override-patterns.ts';
import { createProposeFromOverrides } from '../../src/workflows/propose-from-overrides.ts';
import type { MarkedAnswer } from './practice-decisions.ts';

/** A proposal, and what it does on answers that nobody reviewed. */
export type TriedProposal = {
  readonly proposal: OverrideProposal;
  readonly seconds: number;
  /** Decisions on answers left out: all, and those agreed with before and after; null for a change that does not help. */
  readonly leftOut: { readonly decisions: number; readonly before: number; readonly after: number } | null;
};

type Storage = Awaited<ReturnType<typeof openSqlStorage>>['storage'];

/** Let people review some answers to a question under its rubric alone, and try what their overrides propose on the others. */
export async function proposeOnPractice(
  question: Question,
  bank: QuestionBank,
  bankDirectory: string,
  [reviewed, leftOut]: readonly [readonly MarkedAnswer[], readonly MarkedAnswer[]],
): Promise<readonly TriedProposal[]> {
  const evaluate = await openUnfitted(bank)(question);
  const { storage } = await openSqlStorage({ sqliteFile: ':memory:' });
  await storage.rubrics.saveBank(bank);
  const reviews: Review[] = [];
  for (const answer of reviewed) reviews.push(await review(answer, question, evaluate, storage));
  let draft: QuestionContent | undefined;
  const drafts = {
    draftVersion: async () => ({ id: 'draft', revision: 1, basedOn: question.rubric.hash }) as RubricDraft,
    saveDraft: async (_id: string, _revision: number, { content }: { readonly content: QuestionContent }) => {
      draft = content;
      return { id: 'draft', revision: 2 } as RubricDraft;
    },
    removeDraft: async () => undefined,
  };
  const parts = {
    ...{ bank, drafts, evaluations: storage.evaluations },
    reviews: {
      listReviews: async (_filter: object, { after }: { readonly after?: string | undefined }) =>
        after ? [] : reviews,
    },
    batches: { find: async () => undefined },
    work: openRubricWork({ base: bank, bankDirectory, thesaurusDirectory: bankDirectory }),
    loadPracticeAnswers: async () => () => [],
  };
  const propose = createProposeFromOverrides(parts);
  const tried: TriedProposal[] = [];
  for (const { id } of (await listOverridePatterns(commandLineActor, {}, parts)).patterns as readonly NamedPattern[]) {
    draft = undefined;
    const startMs = performance.now();
    const proposal = await propose(commandLineActor, id, { makeDraft: true });
    const seconds = (performance.now() - startMs) / 1_000;
    const changed = draft && (await openUnfitted(bank)(contentToQuestion(draft, '0.0.0', [])));
    tried.push({ proposal, seconds, leftOut: changed ? await compare(leftOut, question, evaluate, changed) : null });
  }
  await storage.close();
  return tried;
}

async function review(
  { text, decisions }: MarkedAnswer,
  { id: questionId, rubric, language }: Question,
  evaluate: EvaluateAnswer,
  { evaluations }: Storage,
): Promise<Review> {
  const evaluation = await evaluate({ questionId, answer: text });
  const { recordId, answerId, createdAt } = await evaluations.record({
    ...{ answer: { text, candidateId: null }, evaluation, language },
  });
  const decided = evaluation.criteria.map((result): CriterionDecision => {
    const { verdict = 'missing' } = decisions.get(result.id) ?? {};
    const scored = result.status === 'scored' ? result : undefined;
    const points = pointsFor(verdict, { points: result.maxPoints });
    const machine = { machineVerdict: scored?.verdict ?? null, machinePoints: scored?.points ?? null };
    return { criterionId: result.id, verdict, points, maxPoints: result.maxPoints, ...machine, blindVerdict: null };
  });
  const marked = [...decisions].flatMap(([criterionId, { quote }]) => {
    const start = quote === null ? -1 : text.indexOf(quote);
    if (quote === null || start < 0) return [];
    return [{ criterionId, reason: '', evidence: { start, end: start + quote.length, text: quote } }];
  });
  return {
    ...{ id: recordId, taskId: recordId, kind: 'first', mode: 'open', recordId, answerId, questionId, createdAt },
    ...{ rubricHash: rubric.hash, reviewerId: 'li', decisions: decided, texts: { note: '', decisions: marked } },
  };
}

async function compare(
  answers: readonly MarkedAnswer[],
  { id: questionId }: Question,
  evaluateBefore: EvaluateAnswer,
  evaluateAfter: EvaluateAnswer,
) {
  const counts = { decisions: 0, before: 0, after: 0 };
  for (const { text, decisions } of answers) {
    const older = await evaluateBefore({ questionId, answer: text });
    const newer = await evaluateAfter({ questionId, answer: text });
    for (const [criterionId, { verdict }] of decisions) {
      const agrees = ({ criteria }: typeof older) =>
        criteria.some((it) => it.id === criterionId && it.status === 'scored' && it.verdict === verdict);
      counts.decisions++;
      if (agrees(older)) counts.before++;
      if (agrees(newer)) counts.after++;
    }
  }
  return counts;
}

/** The question as it would be without practice answers. */
export function withoutPractice(question: Question): Question {
  return contentToQuestion(contentOf(question), question.rubric.version, []);
}

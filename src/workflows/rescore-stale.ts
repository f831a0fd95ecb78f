import type { Evaluation } from '../domain/evaluation.ts';
import type { Question, QuestionBank } from '../domain/question-bank.ts';
import type { EvaluationStore, NewestEvaluation, Rescore } from '../storage/evaluation-store.ts';
import type { AuthoringServices, RescoreReport } from './authoring-services.ts';
import type { AnswerOutcome, EvaluateMany } from './evaluate-many.ts';
import type { ModelWork } from './model-work.ts';
import { getQuestionWithRubric } from './show-rubric.ts';

export type RescoreParts = {
  /** May change its questions by and by. */
  readonly bank: QuestionBank;
  /** Look for rubrics that others have published since. */
  readonly refreshBank?: (() => Promise<unknown>) | undefined;
  readonly evaluations: Pick<EvaluationStore, 'listNewest' | 'recordRescores'>;
  readonly evaluateMany: EvaluateMany;
  readonly models?: Pick<ModelWork, 'needsModel' | 'evaluate'> | undefined;
};

/** Answers that are evaluated and stored together: a fraction of a second of work without a model. */
const pageSize = 500;

/**
 * Create the re-scoring of stale answers: each is evaluated again with the engine that was asked for then and in the language of its
 * reasons, and stored beside what it had. An answer that cannot be evaluated, or was erased, counts as failed and keeps what it had. What a
 * person decided is final: such answers are kept as they are, unless somebody asks for one of them by itself.
 *
 * It goes from the newest answer to the oldest, a page a transaction. Ended in the middle, by the signal or a failure of the store,
 * it leaves whole pages; the next call finds only what is still stale. Two at once do the work once. Replies of models are cached, so
 * that a page that was lost costs nothing again.
 *
 * @throws the signal's reason once it is aborted.
 */
export function createRescoreStale(parts: RescoreParts): AuthoringServices['rescore'] {
  return async (questionId, { signal, onProgress } = {}) => {
    await parts.refreshBank?.();
    const question = getQuestionWithRubric(parts.bank, questionId);
    let report: RescoreReport = { stale: 0, rescored: 0, failed: 0, changed: 0, kept: 0 };
    let before: string | undefined;
    for (;;) {
      signal?.throwIfAborted();
      const asked = { before, limit: pageSize, exceptRubric: question.rubric.hash };
      const page = await parts.evaluations.listNewest(questionId, asked);
      if (page.length > 0) {
        report = add(report, await rescorePage(page, question, parts, signal));
        onProgress?.(report);
      }
      if (page.length < pageSize) return report;
      before = page.at(-1)?.answerId;
    }
  };
}

type PresentAnswer = NewestEvaluation & { readonly answer: string };

async function rescorePage(
  page: readonly NewestEvaluation[],
  question: Question,
  { evaluations, evaluateMany, models }: RescoreParts,
  signal: AbortSignal | undefined,
): Promise<RescoreReport> {
  const open = page.filter(({ isDecided }) => !isDecided);
  const present = open.filter((it): it is PresentAnswer => it.answer !== null);
  const needsModel = ({ asked }: PresentAnswer) => models?.needsModel(asked) ?? false;
  const byModel = present.filter(needsModel);
  const plain = present.filter((it) => !needsModel(it));
  const toRequest = ({ answer, asked: engine, language }: PresentAnswer) => {
    return { questionId: question.id, answer, engine, readerLanguage: language ?? undefined };
  };
  const outcomes = [
    ...(await evaluateMany(plain.map(toRequest), signal ? { signal } : {})),
    ...((await models?.evaluate(byModel.map(toRequest), { signal })) ?? []),
  ];
  const made = [...plain, ...byModel].flatMap((earlier, index) => pair(earlier, outcomes[index]));
  const stored = await evaluations.recordRescores(made.map((it) => toRescore(it, question)));
  // What was paid for is stored, whatever ended the rest.
  signal?.throwIfAborted();
  const recorded = made.filter((_, index) => stored[index] === 'recorded');
  const erased = stored.filter((outcome) => outcome === 'erased').length;
  const changed = recorded.filter(({ earlier, evaluation }) => earlier.totalPoints !== evaluation.totalPoints);
  const failed = open.length - made.length + erased;
  // Some may have been decided about while the others were evaluated.
  const kept = page.length - open.length + stored.filter((outcome) => outcome === 'decided').length;
  const stale = recorded.length + failed + kept;
  return { stale, rescored: recorded.length, failed, changed: changed.length, kept };
}

type Made = { readonly earlier: NewestEvaluation; readonly evaluation: Evaluation };

function pair(earlier: NewestEvaluation, outcome: AnswerOutcome | undefined): readonly Made[] {
  return outcome && 'evaluation' in outcome ? [{ earlier, evaluation: outcome.evaluation }] : [];
}

function toRescore({ earlier, evaluation }: Made, question: Question): Rescore {
  const { answerId, recordId: earlierRecordId, language } = earlier;
  return { answerId, earlierRecordId, evaluation, language: language ?? question.language };
}

function add(a: RescoreReport, b: RescoreReport): RescoreReport {
  return {
    stale: a.stale + b.stale,
    rescored: a.rescored + b.rescored,
    failed: a.failed + b.failed,
    changed: a.changed + b.changed,
    kept: a.kept + b.kept,
  };
}

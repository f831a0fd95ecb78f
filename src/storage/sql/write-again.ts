import type { Transaction } from 'kysely';
import { packEvaluation } from '../../scoring/pack-evaluation.ts';
import { reviewWorth } from '../../scoring/review-worth.ts';
import type { Rescore, RescoreOutcome } from '../evaluation-store.ts';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import { followEvaluations, holdReviewStates } from './follow-evaluations.ts';
import { isOneOf } from './is-one-of.ts';
import { newestOfAnswer } from './newest-of.ts';
import { holdBatchesOf, shiftReviews } from './reviews-of-batches.ts';
import type { Database } from './schema.ts';
import { type WrittenEvaluation, writeEvaluations } from './write-evaluations.ts';

/** A further evaluation of a stored answer; without `earlierRecordId` whatever is the newest so far. */
export type EvaluationAgain = Omit<Rescore, 'earlierRecordId'> & Partial<Pick<Rescore, 'earlierRecordId'>>;

export type WrittenAgain =
  | ({ readonly outcome: Extract<RescoreOutcome, 'recorded'> } & WrittenEvaluation)
  | { readonly outcome: Exclude<RescoreOutcome, 'recorded'> };

/**
 * Write further evaluations of answers, each answer at most once, and bring the counts of their batches up to date. The last thing
 * that a transaction does.
 *
 * Batches are held first, then the answers, as when outcomes of a batch are recorded: of two that evaluate the same answers anew, the
 * second finds that the newest evaluations are others by now; and an erasure comes before or after, and not in between.
 *
 * @returns what became of each, in the order given.
 */
export async function writeAgain(
  trx: Transaction<Database>,
  evaluations: readonly EvaluationAgain[],
  clock: Clock,
): Promise<readonly WrittenAgain[]> {
  const answerIds = evaluations.map(({ answerId }) => answerId);
  const items = await holdBatchesOf(trx, answerIds);
  const answers = await holdAnswers(trx, answerIds);
  const stateOf = await holdReviewStates(trx, answerIds);
  const found = evaluations.map((it) => {
    const held = answers.get(it.answerId);
    if (!held?.answer) return { ...it, ...notThere };
    const isDecided = stateOf(it.answerId).decidedUnder.size > 0;
    return { ...it, ...held, answer: held.answer, outcome: outcomeOf(it, held, isDecided) };
  });
  const toWrite = found.flatMap((it) => (it.outcome === 'recorded' ? [{ ...it, position: null }] : []));
  const shifts = toWrite.flatMap(({ answerId, evaluation, neededReview }) => {
    const item = items.get(answerId);
    const shift = Number(evaluation.needsReview) - Number(neededReview);
    return item === undefined ? [] : [{ batchId: item.batchId, shift }];
  });
  await shiftReviews(trx, shifts, clock);
  const packed = toWrite.map((it) => ({ ...it, evaluation: packEvaluation(it.evaluation, it.language) }));
  const written = await writeEvaluations(trx, null, packed, clock);
  const followed = toWrite.map(({ answerId, evaluation }, index) => {
    const { id: recordId } = take(written, index);
    const item = items.get(answerId) ?? null;
    // Open tasks follow the newest evaluation even where that needs no look.
    const worth = reviewWorth(evaluation);
    return { recordId, answerId, questionId: evaluation.questionId, item, worth, evaluation };
  });
  await followEvaluations(trx, followed, stateOf, clock);
  let next = 0;
  return found.map(({ outcome }) => (outcome === 'recorded' ? { outcome, ...take(written, next++) } : { outcome }));
}

const notThere = { outcome: 'erased' } as const;

type HeldAnswer = {
  /** null if it was erased. */
  readonly answer: { readonly id: string; readonly text: string; readonly candidateId: string | null } | null;
  /** Record id of its newest evaluation, and whether that needs a look. */
  readonly newest: string;
  readonly neededReview: boolean;
};

/** Answers with their newest evaluations, which stay so until the transaction ends. */
async function holdAnswers(
  trx: Transaction<Database>,
  answerIds: readonly string[],
): Promise<ReadonlyMap<string, HeldAnswer>> {
  const isAsked = isOneOf(trx, 'answers.id', answerIds);
  // By itself: what a query reads beside what it locks may be older than the lock.
  if (isPostgres(trx)) await trx.selectFrom('answers').select('id').where(isAsked).orderBy('id').forUpdate().execute();
  const rows = await trx
    .selectFrom('answers')
    .innerJoin('evaluations', 'evaluations.answer_id', 'answers.id')
    .leftJoin('candidates', 'candidates.id', 'answers.candidate_id')
    .select(['answers.id', 'answers.text', 'candidates.external_id as candidateId'])
    .select(['evaluations.id as newest', 'evaluations.needs_review'])
    .where(isAsked)
    .where('evaluations.id', '=', newestOfAnswer)
    .execute();
  return new Map(
    rows.map(({ id, text, candidateId, newest, needs_review: review }) => {
      const answer = text === null ? null : { id, text, candidateId };
      return [id, { answer, newest, neededReview: review === 1 }];
    }),
  );
}

/** What a person decided is not scored again with many others; who asks for that one answer gets it. */
function outcomeOf(
  { earlierRecordId }: EvaluationAgain,
  { newest }: HeldAnswer,
  isDecided: boolean,
): 'recorded' | 'superseded' | 'decided' {
  if (earlierRecordId === undefined) return 'recorded';
  if (earlierRecordId !== newest) return 'superseded';
  return isDecided ? 'decided' : 'recorded';
}

function take(written: readonly WrittenEvaluation[], index: number): WrittenEvaluation {
  const record = written[index];
  if (!record) throw new RangeError('Fewer evaluations were written than given');
  return record;
}

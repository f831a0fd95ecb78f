import type { Kysely, Transaction } from 'kysely';
import { packEvaluation } from '../../scoring/pack-evaluation.ts';
import type { EvaluationStore, NewEvaluation } from '../evaluation-store.ts';
import { AnswerNotFoundError, StoreUnavailableError } from '../store-errors.ts';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import { findEvaluations } from './find-evaluations.ts';
import { insertRows } from './insert-rows.ts';
import { createFindRubrics } from './item-rubrics.ts';
import { listNewestEvaluations } from './list-newest-evaluations.ts';
import { createOwnEvaluations } from './own-evaluations.ts';
import type { Database } from './schema.ts';
import { writeAgain } from './write-again.ts';
import { type EvaluationToWrite, writeEvaluations } from './write-evaluations.ts';

/** Evaluations in tables. */
export function createEvaluationStore(db: Kysely<Database>, clock: Clock): EvaluationStore {
  const findRubrics = createFindRubrics(db);
  return {
    record: (evaluation) => db.transaction().execute((trx) => record(trx, evaluation, clock)),
    find: async (recordId) => (await findEvaluations(db, findRubrics, 'id', [recordId]))[0],
    findByAnswer: (answerId) => findEvaluations(db, findRubrics, 'answer_id', [answerId]),
    ...createOwnEvaluations(db),
    listNewest: (questionId, page) => listNewestEvaluations(db, questionId, page),
    async recordRescores(rescores) {
      const written = await db.transaction().execute((trx) => writeAgain(trx, rescores, clock));
      return written.map(({ outcome }) => outcome);
    },
  };
}

async function record(trx: Transaction<Database>, { answer, evaluation, language }: NewEvaluation, clock: Clock) {
  if ('answerId' in answer) return await recordAgain(trx, answer.answerId, { evaluation, language }, clock);
  const stored = await addAnswer(trx, { ...answer, questionId: evaluation.questionId }, clock);
  const [written] = await writeEvaluations(
    trx,
    null,
    [{ answer: stored, position: null, evaluation: packEvaluation(evaluation, language) }],
    clock,
  );
  if (!written) throw new RangeError('One evaluation was given, and none was written');
  return { recordId: written.id, answerId: stored.id, createdAt: written.createdAt };
}

async function recordAgain(
  trx: Transaction<Database>,
  answerId: string,
  made: Pick<NewEvaluation, 'evaluation' | 'language'>,
  clock: Clock,
) {
  const [again] = await writeAgain(trx, [{ answerId, ...made }], clock);
  if (again?.outcome !== 'recorded') throw new AnswerNotFoundError();
  return { recordId: again.id, answerId, createdAt: again.createdAt };
}

type NewAnswer = Extract<NewEvaluation['answer'], { readonly text: string }> & { readonly questionId: string };

const answerColumns = ['id', 'candidate_id', 'question_id', 'text', 'created_at', 'user_id'] as const;

async function addAnswer(
  trx: Transaction<Database>,
  { text, candidateId, questionId, userId = null }: NewAnswer,
  clock: Clock,
): Promise<EvaluationToWrite['answer']> {
  const id = clock.newId();
  const row = {
    id,
    candidate_id: candidateId === null ? null : await findOrAddCandidate(trx, candidateId, clock),
    question_id: questionId,
    text,
    created_at: clock.now(),
    user_id: userId,
  };
  await insertRows(trx, 'answers', answerColumns, [row]);
  return { id, text, candidateId };
}

/** Between adding and finding a candidate somebody may have forgotten it, which hardly happens twice in a row. */
const attempts = 3;

async function findOrAddCandidate(
  trx: Transaction<Database>,
  externalId: string,
  { now, newId }: Clock,
): Promise<string> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const candidate = { id: newId(), external_id: externalId, created_at: now() };
    await insertRows(trx, 'candidates', ['id', 'external_id', 'created_at'], [candidate], { ignoreConflicts: true });
    const found = await trx
      .selectFrom('candidates')
      .select('id')
      .where('external_id', '=', externalId)
      .$if(isPostgres(trx), (query) => query.forKeyShare())
      .executeTakeFirst();
    if (found) return found.id;
  }
  throw new StoreUnavailableError('the candidate is being forgotten');
}

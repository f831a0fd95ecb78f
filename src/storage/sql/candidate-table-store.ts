import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import type { CandidateStore, Erasure } from '../candidate-store.ts';
import { CandidateNotFoundError } from '../store-errors.ts';
import { appendAudit } from './append-audit.ts';
import { failErasedItems } from './batch-erasure.ts';
import { settleBatch } from './batch-settling.ts';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import { type AnswerToErase, eraseAnswers, holdAnswers } from './erase-answers.ts';
import { isOneOf } from './is-one-of.ts';
import { overwriteErased } from './overwrite-erased.ts';
import type { Database } from './schema.ts';

/** So many in one transaction. */
const candidatesAtATime = 200;
const answersAtATime = 500;
const resultsAtATime = 500;

const nothing: Erasure = { candidates: 0, answers: 0, evaluations: 0 };

/** Erasure of candidates' data from the tables. */
export function createCandidateStore(db: Kysely<Database>, clock: Clock): CandidateStore {
  return {
    async forget(candidateId, by) {
      const erasure = await db.transaction().execute((trx) => forgetOne(trx, candidateId, by, clock));
      await overwriteErased(db);
      return erasure;
    },
    async forgetBefore(time) {
      const erasure = await repeat(
        () => db.transaction().execute((trx) => forgetCandidatesBefore(trx, time, clock)),
        () => db.transaction().execute((trx) => forgetAnswersBefore(trx, time, clock)),
        () => forgetResultsBefore(db, time),
        () => forgetAddressesBefore(db, time),
      );
      await overwriteErased(db);
      return erasure;
    },
  };
}

/** Take each step until it finds nothing more to erase, and add up. Others get their turn between: SQLite does not give way. */
async function repeat(...steps: readonly (() => Promise<Erasure | undefined>)[]): Promise<Erasure> {
  let total = nothing;
  for (const step of steps) {
    for (let part = await step(); part; part = await step()) {
      total = {
        candidates: total.candidates + part.candidates,
        answers: total.answers + part.answers,
        evaluations: total.evaluations + part.evaluations,
      };
      await nextTurn();
    }
  }
  return total;
}

async function forgetOne(
  trx: Transaction<Database>,
  externalId: string,
  by: string | undefined,
  clock: Clock,
): Promise<Erasure> {
  const named = trx.selectFrom('candidates').select('id').where('external_id', '=', externalId);
  const candidate = await (isPostgres(trx) ? named.forUpdate() : named).executeTakeFirst();
  if (!candidate) throw new CandidateNotFoundError();
  const answers = await eraseCandidates(trx, [candidate.id], clock);
  const forgotten = { action: 'candidate-forgotten', subject: candidate.id, candidates: 1, answers, by } as const;
  return await finish(trx, forgotten, clock);
}

async function forgetCandidatesBefore(
  trx: Transaction<Database>,
  time: string,
  clock: Clock,
): Promise<Erasure | undefined> {
  const quiet = trx
    .selectFrom('candidates')
    .select('id')
    .where('forgotten_at', 'is', null)
    .where('created_at', '<', time)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('answers')
            .select('answers.id')
            .whereRef('answers.candidate_id', '=', 'candidates.id')
            .where('answers.created_at', '>=', time),
        ),
      ),
    )
    // The order in which imports lock candidates: two that wait for each other in different orders would wait for ever.
    .orderBy('external_id')
    .limit(candidatesAtATime);
  const candidates = await (isPostgres(trx) ? quiet.forUpdate() : quiet).execute();
  if (candidates.length === 0) return undefined;
  const ids = candidates.map(({ id }) => id);
  const answers = await eraseCandidates(trx, ids, clock);
  return await finish(trx, { action: 'candidates-forgotten', subject: time, candidates: ids.length, answers }, clock);
}

/** Answers that nobody is named for. */
async function forgetAnswersBefore(
  trx: Transaction<Database>,
  time: string,
  clock: Clock,
): Promise<Erasure | undefined> {
  const rows = await trx
    .selectFrom('answers')
    .select('id')
    .where('candidate_id', 'is', null)
    .where('erased_at', 'is', null)
    .where('created_at', '<', time)
    .orderBy('id')
    .limit(answersAtATime)
    .execute();
  if (rows.length === 0) return undefined;
  const answers = await holdAnswers(trx, { answerIds: rows.map(({ id }) => id) });
  return await finish(trx, { action: 'candidates-forgotten', subject: time, candidates: 0, answers }, clock);
}

/** Results for answers that were never stored, because their evaluation ended before, have nobody else to remove them. */
async function forgetResultsBefore(db: Kysely<Database>, time: string): Promise<Erasure | undefined> {
  const old = db
    .selectFrom('engine_cache')
    .select('key')
    .where('answer_hash', '<>', '')
    .where('created_at', '<', time)
    .limit(resultsAtATime);
  const { numDeletedRows } = await db.deleteFrom('engine_cache').where('key', 'in', old).executeTakeFirstOrThrow();
  return numDeletedRows === 0n ? undefined : nothing;
}

/** Addresses that invitations were made for; those of accounts stay with the accounts. */
async function forgetAddressesBefore(db: Kysely<Database>, time: string): Promise<undefined> {
  await db
    .updateTable('links')
    .set({ email: null })
    .where('expires_at', '<', time)
    .where('email', 'is not', null)
    .execute();
  await db.deleteFrom('sessions').where('expires_at', '<', time).execute();
}

/** Nobody finds the candidates any more when this resolves; their answers are held, to be erased. */
async function eraseCandidates(
  trx: Transaction<Database>,
  ids: readonly string[],
  clock: Clock,
): Promise<readonly AnswerToErase[]> {
  const batches = await failErasedItems(trx, ids, clock);
  await trx
    .updateTable('candidates')
    .set({ external_id: null, forgotten_at: clock.now() })
    .where(isOneOf(trx, 'id', ids))
    .execute();
  // Nobody sees their answers any more by a link, taken or not.
  await trx
    .deleteFrom('candidate_links')
    .where(isOneOf(trx, 'candidate_id', ids))
    .execute();
  const theirs = trx.updateTable('links').where(isOneOf(trx, 'candidate_id', ids));
  await theirs.set({ email: null }).execute();
  await theirs.set({ revoked_at: clock.now() }).where('taken_at', 'is', null).where('revoked_at', 'is', null).execute();
  const answers = await holdAnswers(trx, { candidateIds: ids });
  for (const batch of batches) await settleBatch(trx, batch, clock);
  return answers;
}

type Forgotten = {
  readonly action: 'candidate-forgotten' | 'candidates-forgotten';
  readonly subject: string;
  readonly candidates: number;
  readonly answers: readonly AnswerToErase[];
  readonly by?: string | undefined;
};

async function finish(
  trx: Transaction<Database>,
  { action, subject, candidates, answers, by }: Forgotten,
  clock: Clock,
): Promise<Erasure> {
  const at = clock.now();
  const { evaluations, head } = await eraseAnswers(trx, answers, at);
  const details = { by, candidates, evaluations, answers: answers.map(({ id }) => id) };
  await appendAudit(trx, { action, subject, details }, at, head);
  return { candidates, answers: answers.length, evaluations };
}

import { sql, type Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerifyReport } from '../../src/storage/audit-log.ts';
import { appendAudit } from '../../src/storage/sql/append-audit.ts';
import { digestOf, hashEvaluationRow } from '../../src/storage/sql/evaluation-hashes.ts';
import type { Database } from '../../src/storage/sql/schema.ts';
import { verifyStore } from '../../src/storage/sql/verify-store.ts';
import { aDraft, aPublication } from './a-draft.ts';
import { aFinishedBatch } from './a-finished-batch.ts';
import { anEvaluation, aStoredBank } from './a-stored-bank.ts';
import type { OpenStore } from './store-factory.ts';
import { tamper } from './tamper.ts';

/** Three evaluations of a batch and one by itself. */
async function openUsedStore(open: OpenStore, atEnd?: Parameters<OpenStore>[0]) {
  const { storage, db } = await open(atEnd);
  await storage.rubrics.saveBank(aStoredBank());
  const published = await storage.publications.publish(
    'a-bank',
    aPublication('1.1.0'),
    await storage.drafts.create(aDraft()),
  );
  const batch = await aFinishedBatch(storage, { 'c-1': '道歉一', 'c-2': '道歉二', 'c-3': '道歉三' });
  const answer = { text: '道歉单独', candidateId: 'c-4' };
  const single = await storage.evaluations.record({ answer, evaluation: anEvaluation(answer.text), language: 'zh' });
  const rows = await db.selectFrom('evaluations').selectAll().orderBy('id').execute();
  const [first, second, third] = rows.map(({ id, answer_id, audit_seq }) => ({ id, answer_id, audit_seq }));
  if (!first || !second || !third) throw new Error('The batch has no evaluations');
  const { seq: last } = await db.selectFrom('audit_head').select('seq').executeTakeFirstOrThrow();
  return { storage, db, batch, published, single, first, second, third, last };
}

type Used = Awaited<ReturnType<typeof openUsedStore>>;

type Change = {
  readonly what: string;
  readonly sql: (used: Used) => readonly string[];
  /** Table and row that are named, among others that lead there. */
  readonly named: (used: Used) => readonly [string, string];
};

const changes: readonly Change[] = [
  {
    what: 'the points of an evaluation',
    sql: ({ second }) => [`UPDATE evaluations SET max_points = 8 WHERE id = '${second.id}'`],
    named: ({ second }) => ['evaluations', second.id],
  },
  {
    what: 'the confidence inside of an evaluation',
    sql: ({ single }) => [
      `UPDATE evaluations SET content = replace(content, '0.93', '0.94') WHERE id = '${single.recordId}'`,
    ],
    named: ({ single }) => ['evaluations', single.recordId],
  },
  {
    what: 'the text of an answer',
    sql: ({ first }) => [`UPDATE answers SET text = '道歉了' WHERE id = '${first.answer_id}'`],
    named: ({ first }) => ['evaluation_texts', first.id],
  },
  {
    what: 'a reason',
    sql: ({ third }) => [
      `UPDATE evaluation_texts SET content = replace(content, '没有', '已经') WHERE evaluation_id = '${third.id}'`,
    ],
    named: ({ third }) => ['evaluation_texts', third.id],
  },
  {
    what: 'who wrote two answers, exchanged',
    sql: () => [
      `UPDATE candidates SET external_id = 'x' WHERE external_id = 'c-1'`,
      `UPDATE candidates SET external_id = 'c-1' WHERE external_id = 'c-2'`,
      `UPDATE candidates SET external_id = 'c-2' WHERE external_id = 'x'`,
    ],
    named: ({ second }) => ['evaluation_texts', second.id],
  },
  {
    what: 'a deleted evaluation',
    sql: ({ first }) => [
      `DELETE FROM evaluation_texts WHERE evaluation_id = '${first.id}'`,
      `DELETE FROM evaluations WHERE id = '${first.id}'`,
    ],
    named: ({ first }) => ['evaluations', first.id],
  },
  {
    what: 'deleted words of an answer that was not erased',
    sql: ({ first }) => [`DELETE FROM evaluation_texts WHERE evaluation_id = '${first.id}'`],
    named: ({ first }) => ['evaluation_texts', first.id],
  },
  {
    what: 'an erasure that nobody asked for',
    sql: ({ first, last }) => [
      `DELETE FROM evaluation_texts WHERE evaluation_id = '${first.id}'`,
      `UPDATE answers SET text = NULL, erased_at = '2026', erased_by = ${last} WHERE id = '${first.answer_id}'`,
    ],
    named: ({ first }) => ['answers', first.answer_id],
  },
  {
    what: 'a deleted answer',
    sql: ({ first }) => [`DELETE FROM answers WHERE id = '${first.answer_id}'`],
    named: ({ first }) => ['answers', first.answer_id],
  },
  {
    what: 'a forged evaluation',
    sql: ({ first }) => [
      `INSERT INTO evaluations SELECT 'forged', answer_id, NULL, NULL, question_id, 9, 9, 0, engine_id, engine_version,
        rubric_hash, content, commitment, audit_seq, created_at FROM evaluations WHERE id = '${first.id}'`,
    ],
    named: () => ['evaluations', 'forged'],
  },
  {
    what: 'a forged evaluation of an entry to come',
    sql: ({ first, last }) => [
      `INSERT INTO evaluations SELECT 'forged', answer_id, NULL, NULL, question_id, 9, 9, 0, engine_id, engine_version,
        rubric_hash, content, commitment, ${last + 1}, created_at FROM evaluations WHERE id = '${first.id}'`,
    ],
    named: () => ['evaluations', 'forged'],
  },
  {
    what: 'the answers of two items, exchanged',
    sql: ({ batch, first, second }) => [
      `UPDATE batch_items SET answer_id = '${second.answer_id}' WHERE batch_id = '${batch}' AND position = 0`,
      `UPDATE batch_items SET answer_id = '${first.answer_id}' WHERE batch_id = '${batch}' AND position = 1`,
    ],
    named: ({ batch }) => ['batch_items', `${batch}/1`],
  },
  {
    what: 'another question beside the points of an item',
    sql: ({ batch }) => [`UPDATE batch_items SET question_id = 'delay' WHERE batch_id = '${batch}' AND position = 1`],
    named: ({ batch }) => ['batch_items', `${batch}/1`],
  },
  {
    what: 'another question beside an answer',
    sql: ({ single }) => [`UPDATE answers SET question_id = 'delay' WHERE id = '${single.answerId}'`],
    named: ({ single }) => ['answers', single.answerId],
  },
  {
    what: 'a batch that is gone while its items are there',
    sql: ({ batch }) => [`DELETE FROM batches WHERE id = '${batch}'`],
    named: ({ batch }) => ['batches', batch],
  },
  {
    what: 'a candidate who was forgotten and has a name again',
    sql: () => [`INSERT INTO candidates VALUES ('forged', 'c-9', '2026', '2026')`],
    named: () => ['candidates', 'forged'],
  },
  {
    what: 'an evaluated item made pending again',
    sql: ({ batch }) => [`UPDATE batch_items SET status = 'pending' WHERE batch_id = '${batch}' AND position = 2`],
    named: ({ batch }) => ['batch_items', `${batch}/2`],
  },
  {
    what: 'a changed entry of the log',
    sql: () => [`UPDATE audit_log SET subject = 'somebody' WHERE seq = 2`],
    named: () => ['audit_log', '2'],
  },
  {
    what: 'a deleted entry in the middle',
    sql: () => ['DELETE FROM audit_log WHERE seq = 3'],
    named: () => ['audit_log', '3'],
  },
  {
    what: 'the deleted end of the log',
    sql: ({ last }) => [`DELETE FROM audit_log WHERE seq = ${last}`],
    named: () => ['audit_head', '1'],
  },
  {
    what: 'the deleted end of the log, its head moved back',
    sql: ({ last }) => [
      `DELETE FROM audit_log WHERE seq = ${last}`,
      `UPDATE audit_head SET seq = ${last - 1}, hash = (SELECT hash FROM audit_log WHERE seq = ${last - 1})`,
    ],
    named: ({ single }) => ['evaluations', single.recordId],
  },
  {
    what: 'two entries of the log, exchanged',
    sql: () => [
      'UPDATE audit_log SET seq = -1 WHERE seq = 2',
      'UPDATE audit_log SET seq = 2 WHERE seq = 3',
      'UPDATE audit_log SET seq = 3 WHERE seq = -1',
    ],
    named: () => ['audit_log', '2'],
  },
  {
    what: 'a rubric',
    sql: () => [`UPDATE rubric_versions SET content = replace(content, '道歉', '抱怨') WHERE rubric_id = 'complaint'`],
    named: () => ['rubric_versions', anEvaluation('').rubric.hash],
  },
  {
    what: 'what can be compared of a rubric',
    sql: () => [
      `UPDATE rubric_contents SET content = replace(content, '道歉', '抱怨') WHERE hash = '${anEvaluation('').rubric.hash}'`,
    ],
    named: () => ['rubric_contents', anEvaluation('').rubric.hash],
  },
  {
    what: 'the reason of an override',
    sql: () => [`UPDATE published_rubrics SET content = replace(content, '已经', '没有')`],
    named: () => ['published_rubrics', 'a-bank/1'],
  },
  {
    what: 'the weights of a publication',
    sql: () => ['UPDATE published_rubrics SET weights = NULL'],
    named: () => ['published_rubrics', 'a-bank/1'],
  },
  {
    what: 'a deleted publication',
    sql: () => ['DELETE FROM published_rubrics'],
    named: () => ['published_rubrics', 'a-bank/1'],
  },
  {
    what: 'a forged publication',
    sql: ({ published }) => [
      `INSERT INTO published_rubrics SELECT bank_id, 2, question_id, '9', '${anEvaluation('').rubric.hash}', content, weights,
        published_at FROM published_rubrics WHERE rubric_hash = '${published.question.rubric.hash}'`,
    ],
    named: () => ['published_rubrics', 'a-bank/2'],
  },
  {
    what: 'a forged rubric',
    sql: () => [`INSERT INTO rubric_versions VALUES ('forged', 'complaint', '9', '{}', '2026')`],
    named: () => ['rubric_versions', 'forged'],
  },
  {
    what: 'a deleted rubric',
    sql: () => [`DELETE FROM rubric_versions WHERE rubric_id = 'complaint'`],
    named: () => ['rubric_versions', anEvaluation('').rubric.hash],
  },
];

export function auditLogContract(open: OpenStore): void {
  describe('the audit log', () => {
    it('finds nothing in a database that nobody touched, and counts what it read', async () => {
      const { storage, last } = await openUsedStore(open);
      const report = await storage.audit.verify();
      expect(report).toMatchObject({ entries: last, evaluations: 4, answers: 4, head: { seq: last }, tampering: [] });
      expect((await storage.audit.verify(report.head ?? undefined)).tampering).toEqual([]);
    });

    it('finds nothing in an empty database', async () => {
      const { storage } = await open();
      expect(await storage.audit.verify()).toEqual({
        entries: 0,
        evaluations: 0,
        answers: 0,
        head: null,
        tampering: [],
      });
    });

    it('finds nothing after an erasure', async () => {
      const { storage } = await openUsedStore(open);
      await storage.candidates.forget('c-1');
      await storage.candidates.forgetBefore('9999');
      expect((await storage.audit.verify()).tampering).toEqual([]);
    });

    it('finds an erased answer that was given to somebody else', async () => {
      const { storage, db, first } = await openUsedStore(open);
      await storage.candidates.forget('c-1');
      const theirs = `candidate_id = (SELECT id FROM candidates WHERE external_id = 'c-4')`;
      const statements = ['answers', 'batch_items'].map(
        (table) =>
          `UPDATE ${table} SET ${theirs} WHERE ${table === 'answers' ? 'id' : 'answer_id'} = '${first.answer_id}'`,
      );
      const { tampering } = await verifyAfter({ db }, (trx) => tamper(trx, statements));
      expect(tampering).toEqual([expect.objectContaining({ table: 'answers', row: first.answer_id })]);
    });

    it('lists entries by number, a page at a time', async () => {
      const { storage } = await openUsedStore(open);
      const page = await storage.audit.list({ after: 1, limit: 2 });
      expect(page.map(({ seq, action }) => [seq, action])).toEqual([
        [2, 'rubric-published'],
        [3, 'batch-created'],
      ]);
    });

    it('names no candidate and no word of an answer', async () => {
      const { storage } = await openUsedStore(open);
      await storage.candidates.forget('c-1');
      const log = JSON.stringify(await storage.audit.list({ limit: 100 }));
      expect(log).not.toMatch(/\bc-1\b/); // ids have "c-1" within them now and then
      expect(log).not.toContain('道歉');
    });

    it.each([
      `UPDATE evaluations SET total_points = 9`,
      `DELETE FROM evaluations`,
      `UPDATE evaluation_texts SET content = '{}'`,
      `UPDATE rubric_versions SET content = '{}'`,
      `DELETE FROM question_banks`,
      `UPDATE rubric_contents SET content = '{}'`,
      `DELETE FROM rubric_contents`,
      `UPDATE published_rubrics SET weights = NULL`,
      `DELETE FROM published_rubrics`,
      `UPDATE audit_log SET subject = ''`,
      `DELETE FROM audit_log`,
    ])('does not let the program itself do this: %s', async (statement) => {
      const { db } = await openUsedStore(open);
      await expect(sql.raw(statement).execute(db)).rejects.toThrow('are never changed');
    });
  });

  describe('verify finds', () => {
    const cleaning: (() => void | Promise<void>)[] = [];
    let used: Used;
    beforeAll(async () => {
      used = await openUsedStore(open, (clean) => cleaning.push(clean));
    });
    afterAll(async () => {
      for (const clean of cleaning.reverse()) await clean();
    });

    it.each(changes)('$what', async ({ sql: statements, named }) => {
      const { tampering } = await verifyAfter(used, (trx) => tamper(trx, statements(used)));
      const [table, row] = named(used);
      expect(tampering).toContainEqual(expect.objectContaining({ table, row }));
    });

    it('a log that was written anew, by an anchor only', async () => {
      const { head } = await used.storage.audit.verify();
      const change = (trx: Transaction<Database>) => changePointsAndLog(trx, used.second.id);
      expect((await verifyAfter(used, change)).tampering).toEqual([]);
      const { tampering } = await verifyAfter(used, change, head ?? undefined);
      expect(tampering).toEqual([expect.objectContaining({ table: 'audit_log', row: String(used.last) })]);
    });

    it('an anchor that the log does not reach', async () => {
      const { tampering } = await used.storage.audit.verify({ seq: 99, hash: 'f'.repeat(64) });
      expect(tampering).toEqual([expect.objectContaining({ table: 'audit_log', row: '99' })]);
    });
  });
}

/** Verify a database as it is after a change, then take the change back. */
async function verifyAfter(
  { db }: Pick<Used, 'db'>,
  change: (trx: Transaction<Database>) => Promise<void>,
  anchor?: Parameters<typeof verifyStore>[1],
): Promise<VerifyReport> {
  const trx = await db.startTransaction().execute();
  try {
    await change(trx);
    return await verifyStore(trx, anchor);
  } finally {
    await trx.rollback().execute();
  }
}

/** What somebody would do who knows the program: change points, and everything that vouches for them. */
async function changePointsAndLog(trx: Transaction<Database>, id: string): Promise<void> {
  const log = await trx.selectFrom('audit_log').selectAll().orderBy('seq').execute();
  await tamper(trx, [
    `UPDATE evaluations SET total_points = 9 WHERE id = '${id}'`,
    'DELETE FROM audit_log',
    `UPDATE audit_head SET seq = 0, hash = ''`,
  ]);
  for (const { action, subject, details, at, seq } of log) {
    const rows = await trx.selectFrom('evaluations').selectAll().where('audit_seq', '=', seq).execute();
    const hashes = rows.map(hashEvaluationRow);
    const renewed = { digest: digestOf(hashes), rows: Object.fromEntries(rows.map((row, i) => [row.id, hashes[i]])) };
    const entry = { action, subject, details: { ...JSON.parse(details), ...(rows.length > 0 ? renewed : {}) } };
    await appendAudit(trx, entry as Parameters<typeof appendAudit>[1], at);
  }
}

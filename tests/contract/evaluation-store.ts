import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinEvaluation } from '../../src/scoring/join-evaluation.ts';
import { insertNewRows } from '../../src/storage/sql/insert-rows.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { AnswerNotFoundError, RubricUnknownError } from '../../src/storage/store-errors.ts';
import { anEvaluation, aStoredBank } from './a-stored-bank.ts';
import type { OpenStore } from './store-factory.ts';

/** Everything that text may hold: quotes, escapes, separators that are ends of lines to some, emoji of several code units. */
const hardText = '道歉"\\\'`$1?:x\u001f\u2028\u2029\r\n\t👩‍👩‍👧‍👦 \u200b{"a":null} é e\u0301 \ufeff';

export function evaluationStoreContract(open: OpenStore): void {
  describe('evaluations', () => {
    it('gives back to the byte what was recorded, whatever the text holds', async () => {
      const { storage } = await openWithBank(open);
      const evaluation = anEvaluation(hardText);
      const { recordId, answerId, createdAt } = await record(storage, hardText, '候选人"7\'');
      const stored = await storage.evaluations.find(recordId);
      expect(stored).toMatchObject({ recordId, answerId, createdAt, candidateId: '候选人"7\'', answer: hardText });
      expect(JSON.stringify(stored && joinEvaluation(stored))).toBe(JSON.stringify(evaluation));
    });

    it('keeps a second evaluation of an answer beside the first', async () => {
      const { storage } = await openWithBank(open);
      const { answerId } = await record(storage, '道歉', null);
      const evaluation = anEvaluation('道歉', { engine: { id: 'keyword', version: '2.0.0' } });
      await storage.evaluations.record({ answer: { answerId }, evaluation, language: 'zh' });
      const found = await storage.evaluations.findByAnswer(answerId);
      expect(found.map(({ numbers }) => numbers.engine.version)).toEqual(['1.0.0', '2.0.0']);
    });

    it('knows a candidate again', async () => {
      const { storage, db } = await openWithBank(open);
      await Promise.all(['甲', '乙', '丙'].map((text) => record(storage, `道歉${text}`, 'c-1')));
      expect(await db.selectFrom('candidates').select('external_id').execute()).toEqual([{ external_id: 'c-1' }]);
    });

    it('refuses an evaluation by a rubric that was never saved, and stores nothing of it', async () => {
      const { storage, db } = await open();
      await expect(record(storage, '道歉', 'c-1')).rejects.toThrow(RubricUnknownError);
      expect(await db.selectFrom('candidates').selectAll().execute()).toEqual([]);
      expect(await db.selectFrom('answers').selectAll().execute()).toEqual([]);
    });

    it('refuses an evaluation of an answer that it does not have', async () => {
      const { storage } = await openWithBank(open);
      const evaluation = anEvaluation('道歉');
      const recording = storage.evaluations.record({ answer: { answerId: 'nobody' }, evaluation, language: 'zh' });
      await expect(recording).rejects.toThrow(AnswerNotFoundError);
    });

    it('lists the answers to a question with the newest evaluation of each, the newest answers first, a page at a time', async () => {
      const { storage } = await openWithBank(open);
      const delay = aStoredBank().questions[1]?.rubric.hash ?? '';
      const older = await record(storage, '道歉一', 'c-1');
      const newer = await record(storage, '道歉二', null);
      const elsewhere = anEvaluation('sorry', {
        questionId: 'delay',
        rubric: { id: 'delay', version: '1', hash: delay },
      });
      await storage.evaluations.record({
        answer: { text: 'sorry', candidateId: null },
        evaluation: elsewhere,
        language: 'en',
      });
      const again = await storage.evaluations.record({
        answer: { answerId: older.answerId },
        evaluation: anEvaluation('道歉一', { totalPoints: 6 }),
        language: 'zh',
      });
      await storage.candidates.forget('c-1');
      const rubricHash = anEvaluation('').rubric.hash;
      const whole = {
        answerId: newer.answerId,
        recordId: newer.recordId,
        answer: '道歉二',
        totalPoints: null,
        rubricHash,
        asked: 'keyword',
        language: 'zh',
        isDecided: false,
      };
      const erased = {
        ...{ answerId: older.answerId, recordId: again.recordId, answer: null, totalPoints: 6, rubricHash },
        ...{ asked: 'keyword', language: null, isDecided: false },
      };
      expect(await storage.evaluations.listNewest('complaint', { limit: 9 })).toEqual([whole, erased]);
      expect(await storage.evaluations.listNewest('complaint', { limit: 1 })).toEqual([whole]);
      expect(await storage.evaluations.listNewest('complaint', { limit: 9, before: newer.answerId })).toEqual([erased]);
    });

    it('lists only answers whose newest evaluation was made under another rubric, if asked to', async () => {
      const { storage } = await openWithBank(open);
      const { answerId } = await record(storage, '道歉', null);
      const { hash } = anEvaluation('').rubric;
      const list = (exceptRubric: string) => storage.evaluations.listNewest('complaint', { limit: 9, exceptRubric });
      expect(await list('e'.repeat(64))).toMatchObject([{ answerId }]);
      expect(await list(hash)).toEqual([]);
    });

    it('tells what was asked for, where an engine did not decide alone', async () => {
      const { storage } = await openWithBank(open);
      const provenance = { asked: 'auto', witnesses: [], modelUses: [], failures: [], firstLooks: [] } as const;
      const evaluation = anEvaluation('道歉', { provenance });
      await storage.evaluations.record({ answer: { text: '道歉', candidateId: null }, evaluation, language: 'en' });
      expect(await storage.evaluations.listNewest('complaint', { limit: 1 })).toMatchObject([
        { asked: 'auto', language: 'en' },
      ]);
    });

    it('stores further evaluations together, but none of an answer that was erased or evaluated anew meanwhile', async () => {
      const { storage } = await openWithBank(open);
      const [kept, forgotten, anew] = [
        await record(storage, '道歉一', null),
        await record(storage, '道歉二', 'c-2'),
        await record(storage, '道歉三', null),
      ];
      const rescores = [kept, forgotten, anew].map(({ answerId, recordId: earlierRecordId }) => ({
        ...{ answerId, earlierRecordId, language: 'zh' as const },
        evaluation: anEvaluation('道歉', { totalPoints: 6 }),
      }));
      await storage.candidates.forget('c-2');
      const evaluation = anEvaluation('道歉三', { totalPoints: 3 });
      await storage.evaluations.record({ answer: { answerId: anew.answerId }, evaluation, language: 'zh' });
      const recording = Promise.all([1, 2].map(() => storage.evaluations.recordRescores(rescores)));
      expect((await recording).toSorted()).toEqual([
        ['recorded', 'erased', 'superseded'],
        ['superseded', 'erased', 'superseded'],
      ]);
      const pointsOf = async ({ answerId }: typeof kept) =>
        (await storage.evaluations.findByAnswer(answerId)).map(({ numbers }) => numbers.totalPoints);
      expect(await Promise.all([kept, forgotten, anew].map(pointsOf))).toEqual([[null, 6], [null], [null, 3]]);
      expect(await storage.audit.verify()).toMatchObject({ evaluations: 5, tampering: [] });
    });

    it('finds nothing under an id that was never given out', async () => {
      const { storage } = await open();
      expect(await storage.evaluations.find('no-such-record')).toBeUndefined();
      expect(await storage.evaluations.findByAnswer('no-such-answer')).toEqual([]);
    });
  });

  describe('rows inserted in bulk', () => {
    it('hold any well-formed text as it is', async () => {
      const { db } = await open();
      const aText = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'));
      let number = 0;
      const insert = fc.asyncProperty(fc.array(aText, { minLength: 1, maxLength: 20 }), async (texts) => {
        const columns = ['key', 'answer_hash', 'engine_id', 'content', 'created_at'] as const;
        const rows = texts.map((text) => {
          number++;
          return {
            key: String(number).padStart(9, '0'),
            answer_hash: '',
            engine_id: '',
            content: text,
            created_at: '',
          };
        });
        const returned = await insertNewRows(db, 'engine_cache', columns, rows, ['key', 'content']);
        const stored = await db.selectFrom('engine_cache').select(['key', 'content']).orderBy('key').execute();
        expect(stored.slice(-rows.length)).toEqual(rows.map(({ key, content }) => ({ key, content })));
        expect(returned.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual(stored.slice(-rows.length));
      });
      await fc.assert(insert, { numRuns: 30 });
    });
  });

  describe('banks and cached results', () => {
    it('saves a bank once, however often it is saved and by however many at a time', async () => {
      const { storage } = await open();
      await Promise.all([1, 2, 3].map(() => storage.rubrics.saveBank(aStoredBank())));
      await storage.rubrics.saveBank(aStoredBank());
      const entries = await storage.audit.list({ limit: 10 });
      expect(entries.map(({ seq, action }) => ({ seq, action }))).toEqual([{ seq: 1, action: 'bank-saved' }]);
    });

    it('finds a rubric as it was saved, without its cues', async () => {
      const { storage } = await openWithBank(open);
      const rubric = await storage.rubrics.findRubric(anEvaluation('').rubric.hash);
      expect(rubric).toMatchObject({ id: 'complaint', language: 'zh', criteria: [{ label: '道歉' }, {}, {}] });
      expect(JSON.stringify(rubric)).not.toContain('cue-of');
      expect(await storage.rubrics.findRubric('unknown')).toBeUndefined();
    });

    it('keeps the first result under a key', async () => {
      const { storage } = await open();
      const result = { key: 'k', answerHash: 'a', engineId: 'keyword' };
      await storage.engineCache.put({ ...result, content: 'first' });
      await storage.engineCache.put({ ...result, content: 'second' });
      expect(await storage.engineCache.find('k')).toBe('first');
      expect(await storage.engineCache.find('other')).toBeUndefined();
    });
  });
}

async function openWithBank(open: OpenStore) {
  const opened = await open();
  await opened.storage.rubrics.saveBank(aStoredBank());
  return opened;
}

function record(storage: Storage, text: string, candidateId: string | null) {
  return storage.evaluations.record({ answer: { text, candidateId }, evaluation: anEvaluation(text), language: 'zh' });
}

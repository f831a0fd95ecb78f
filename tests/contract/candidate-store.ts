import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { joinEvaluation } from '../../src/scoring/join-evaluation.ts';
import { packEvaluation } from '../../src/scoring/pack-evaluation.ts';
import { AnswerNotFoundError, CandidateNotFoundError } from '../../src/storage/store-errors.ts';
import { aFinishedBatch, aReadyBatch } from './a-finished-batch.ts';
import { anEvaluation, aStoredBank } from './a-stored-bank.ts';
import type { OpenStore } from './store-factory.ts';

export function candidateStoreContract(open: OpenStore): void {
  describe('forgetting a candidate', () => {
    it('takes away the words and who it was, and keeps the numbers', async () => {
      const { storage, batch } = await openUsedStore(open);
      const erasure = await storage.candidates.forget('王小明');
      expect(erasure).toEqual({ candidates: 1, answers: 1, evaluations: 1 });
      const item = await storage.batches.findItem(batch, 0);
      expect(item).toMatchObject({ status: 'evaluated', candidateId: null, answer: null });
      const stored = item?.evaluation;
      expect(stored).toMatchObject({ candidateId: null, answer: null, texts: null, erasedAt: expect.any(String) });
      expect(stored && joinEvaluation(stored)).toMatchObject({
        maxPoints: 9,
        criteria: [{ points: 3, confidence: 0.93, evidence: [], reason: '' }, { points: 0 }, { status: 'unscored' }],
      });
    });

    it('leaves everybody else alone', async () => {
      const { storage, batch } = await openUsedStore(open);
      await storage.candidates.forget('王小明');
      expect(await storage.batches.findItem(batch, 1)).toMatchObject({ candidateId: '李四', answer: '道歉二' });
    });

    it('takes away what engines found in its answers, and nothing else of the cache', async () => {
      const { storage } = await openUsedStore(open);
      const result = { engineId: 'keyword', content: 'quotes' };
      await storage.engineCache.put({ ...result, key: 'theirs', answerHash: hash('sha256', '道歉一') });
      await storage.engineCache.put({ ...result, key: 'others', answerHash: hash('sha256', '道歉二') });
      await storage.candidates.forget('王小明');
      expect(await storage.engineCache.find('theirs')).toBeUndefined();
      expect(await storage.engineCache.find('others')).toBe('quotes');
    });

    it('leaves no word of it in any table', async () => {
      const { storage, db } = await openUsedStore(open);
      await storage.candidates.forget('王小明');
      const tables = await db.introspection.getTables();
      const names = tables.filter(({ isView }) => !isView).map(({ name }) => name);
      const content = await Promise.all(
        names.map((name) =>
          db
            .selectFrom(name as 'answers')
            .selectAll()
            .execute(),
        ),
      );
      expect(JSON.stringify(content)).not.toMatch(/王小明|道歉一/);
    });

    it('fails items that wait, and finishes a batch that has nothing else to do', async () => {
      const { storage } = await openUsedStore(open);
      const waiting = await aReadyBatch(storage, { 王小明: '道歉三' });
      await storage.batches.start(waiting, { items: null, costUsd: null });
      await storage.candidates.forget('王小明');
      const error = { code: 'answer-erased' };
      expect(await storage.batches.findItem(waiting, 0)).toMatchObject({ status: 'failed', error, answer: null });
      expect(await storage.batches.find(waiting)).toMatchObject({ status: 'finished', counts: { failed: 1 } });
    });

    it('says so in the log, without the name', async () => {
      const { storage } = await openUsedStore(open);
      await storage.candidates.forget('王小明');
      const entry = (await storage.audit.list({ limit: 100 })).at(-1);
      expect(entry).toMatchObject({ action: 'candidate-forgotten', details: { candidates: 1, evaluations: 1 } });
    });

    it('does not know the candidate afterwards, and knows a new one by that id', async () => {
      const { storage } = await openUsedStore(open);
      await storage.candidates.forget('王小明');
      await expect(storage.candidates.forget('王小明')).rejects.toThrow(CandidateNotFoundError);
      const answer = { text: '又来', candidateId: '王小明' };
      await storage.evaluations.record({ answer, evaluation: anEvaluation('又来'), language: 'zh' });
      expect(await storage.candidates.forget('王小明')).toEqual({ candidates: 1, answers: 1, evaluations: 1 });
    });

    it('refuses another evaluation of an erased answer', async () => {
      const { storage, single } = await openUsedStore(open);
      await storage.candidates.forgetBefore('9999');
      const evaluation = anEvaluation('道歉');
      const again = storage.evaluations.record({ answer: { answerId: single }, evaluation, language: 'zh' });
      await expect(again).rejects.toThrow(AnswerNotFoundError);
    });
  });

  describe('forgetting a candidate while its answers are evaluated', () => {
    it('erases what came before, and never leaves words of an erased answer', async () => {
      const { storage } = await openUsedStore(open);
      const batch = await aReadyBatch(storage, { 赵六: '道歉四' });
      await storage.batches.start(batch, { items: null, costUsd: null });
      const answer = { text: '道歉五', candidateId: '赵六' };
      const { answerId } = await storage.evaluations.record({
        answer,
        evaluation: anEvaluation('道歉五'),
        language: 'zh',
      });
      const evaluate = (of: { answerId: string } | { text: string; candidateId: string }) =>
        storage.evaluations.record({ answer: of, evaluation: anEvaluation('道歉五'), language: 'zh' });
      const outcome = { position: 0, costUsd: 0, evaluation: packEvaluation(anEvaluation('道歉四'), 'zh') };
      const results = await Promise.allSettled([
        evaluate({ answerId }),
        evaluate(answer),
        storage.candidates.forget('赵六'),
        evaluate({ answerId }),
        evaluate(answer),
        storage.batches.recordOutcomes(batch, [outcome]),
      ]);
      expect(results[2]?.status).toBe('fulfilled');
      expect((await storage.audit.verify()).tampering).toEqual([]);
      expect(await storage.batches.find(batch)).toMatchObject({ status: 'finished' });
    });
  });

  describe('forgetting everybody before a time', () => {
    it('goes by the last answer, and takes answers without a candidate too', async () => {
      const { storage, db, batch } = await openUsedStore(open);
      await new Promise((resolve) => setTimeout(resolve, 5));
      const time = new Date().toISOString();
      const answer = { text: '后来', candidateId: '李四' };
      await storage.evaluations.record({ answer, evaluation: anEvaluation('后来'), language: 'zh' });
      expect(await storage.candidates.forgetBefore(time)).toEqual({ candidates: 1, answers: 2, evaluations: 2 });
      expect(await storage.batches.findItem(batch, 1)).toMatchObject({ candidateId: '李四', answer: '道歉二' });
      const left = await db.selectFrom('answers').select('text').where('text', 'is not', null).execute();
      expect(left.map(({ text }) => text).toSorted()).toEqual(['后来', '道歉二']);
    });

    it('has nothing to do a second time', async () => {
      const { storage } = await openUsedStore(open);
      await storage.candidates.forgetBefore('9999');
      expect(await storage.candidates.forgetBefore('9999')).toEqual({ candidates: 0, answers: 0, evaluations: 0 });
    });
  });
}

/** Two candidates of a batch, and an answer of nobody. */
async function openUsedStore(open: OpenStore) {
  const { storage, db } = await open();
  await storage.rubrics.saveBank(aStoredBank());
  const batch = await aFinishedBatch(storage, { 王小明: '道歉一', 李四: '道歉二' });
  const answer = { text: '道歉', candidateId: null };
  const { answerId } = await storage.evaluations.record({ answer, evaluation: anEvaluation('道歉'), language: 'zh' });
  return { storage, db, batch, single: answerId };
}

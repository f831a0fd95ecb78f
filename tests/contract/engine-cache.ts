import { hash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { aReadyBatch } from './a-finished-batch.ts';
import { aStoredBank } from './a-stored-bank.ts';
import type { OpenStore } from './store-factory.ts';

const aResult = (key: string, answer: string | null = null) => ({
  key,
  answerHash: answer === null ? '' : hash('sha256', answer),
  engineId: 'llm',
  content: `reply to ${key}`,
});

export function engineCacheContract(open: OpenStore): void {
  describe('cached results', () => {
    it('are all there when each put has resolved, however many come at once', async () => {
      const { storage, db } = await open();
      const keys = Array.from({ length: 320 }, (_, index) => `k${index % 300}`);
      await Promise.all(keys.map((key) => storage.engineCache.put(aResult(key))));
      const { count } = await db
        .selectFrom('engine_cache')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      expect(Number(count)).toBe(300);
    });

    it('share transactions when they come together', async () => {
      const { storage, db } = await open();
      const transactions = vi.spyOn(db, 'transaction');
      await Promise.all(Array.from({ length: 320 }, (_, index) => storage.engineCache.put(aResult(`k${index}`))));
      expect(transactions).toHaveBeenCalledTimes(1);
      await storage.engineCache.put(aResult('later'));
      expect(transactions).toHaveBeenCalledTimes(2);
    });

    it('fail by themselves where one of a group cannot be written', async () => {
      const { storage } = await open();
      const nothing = null as unknown as string;
      const outcomes = await Promise.allSettled([
        storage.engineCache.put(aResult('before')),
        storage.engineCache.put({ ...aResult('broken'), content: nothing }),
        storage.engineCache.put(aResult('behind')),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await storage.engineCache.find('behind')).toBe('reply to behind');
    });

    it('go with their answer when its candidate is forgotten; those of the rubric stay', async () => {
      const { storage } = await open();
      await storage.rubrics.saveBank(aStoredBank());
      await aReadyBatch(storage, { 王小明: '先道歉', 李四: '先登记' });
      await storage.engineCache.put(aResult('theirs', '先道歉'));
      await storage.engineCache.put(aResult('others', '先登记'));
      await storage.engineCache.put(aResult('of the rubric'));
      await storage.candidates.forget('王小明');
      const keys = ['theirs', 'others', 'of the rubric'];
      expect(await Promise.all(keys.map((key) => storage.engineCache.find(key)))).toEqual([
        undefined,
        'reply to others',
        'reply to of the rubric',
      ]);
    });

    it('go by their age where their answers were never stored; those of the rubric stay', async () => {
      const { storage } = await open();
      await storage.engineCache.put(aResult('never stored', '没有存下来的回答'));
      await storage.engineCache.put(aResult('of the rubric'));
      await storage.candidates.forgetBefore('2000-01-01T00:00:00.000Z');
      expect(await storage.engineCache.find('never stored')).toBe('reply to never stored');
      await storage.candidates.forgetBefore('2999-01-01T00:00:00.000Z');
      expect(await storage.engineCache.find('never stored')).toBeUndefined();
      expect(await storage.engineCache.find('of the rubric')).toBe('reply to of the rubric');
    });

    it('can be removed for an answer that was erased while an engine was at it', async () => {
      const { storage } = await open();
      await storage.engineCache.put(aResult('late', '先道歉'));
      await storage.engineCache.put(aResult('of the rubric'));
      await storage.engineCache.forgetAnswer(hash('sha256', '先道歉'));
      expect(await storage.engineCache.find('late')).toBeUndefined();
      expect(await storage.engineCache.find('of the rubric')).toBe('reply to of the rubric');
    });
  });
}

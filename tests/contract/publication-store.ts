import { describe, expect, it } from 'vitest';
import { DraftChangedError, DraftNotFoundError, VersionExistsError } from '../../src/domain/authoring-errors.ts';
import { contentOf } from '../../src/rubrics/to-question.ts';
import { snapshotRubric } from '../../src/scoring/snapshot-rubric.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { aDraft, aPublication, aVersion } from './a-draft.ts';
import { anEvaluation, aStoredBank } from './a-stored-bank.ts';
import type { OpenStore } from './store-factory.ts';

/** Publish a version by way of a draft of its own. */
async function publishVersion({ drafts, publications }: Storage, version: string, bankId = 'a-bank') {
  return await publications.publish(bankId, aPublication(version), await drafts.create(aDraft()));
}

export function publicationStoreContract(open: OpenStore): void {
  describe('publications', () => {
    it('come back whole, in order, from a number on, for their bank alone', async () => {
      const { storage } = await open();
      const first = await publishVersion(storage, '1.1.0');
      const second = await publishVersion(storage, '1.2.0');
      await publishVersion(storage, '1.1.0', 'another-bank');
      expect(first).toEqual({ ...aPublication('1.1.0'), number: 1, publishedAt: first.publishedAt });
      expect(await storage.publications.listSince('a-bank', 0)).toEqual([first, second]);
      expect(await storage.publications.listSince('a-bank', 1)).toEqual([second]);
      expect(await storage.publications.listSince('a-bank', 2)).toEqual([]);
    });

    it('take their draft away, and keep what evaluations and comparisons need', async () => {
      const { storage } = await open();
      const { drafts, publications, rubrics } = storage;
      const draft = await drafts.create(aDraft());
      const { question } = await publications.publish('a-bank', aPublication('1.1.0', { weights: null }), draft);
      expect(await drafts.find(draft.id)).toBeUndefined();
      expect(await rubrics.findRubric(question.rubric.hash)).toEqual(snapshotRubric(question));
      expect(await rubrics.findContent(question.rubric.hash)).toEqual(contentOf(question));
      const { id, version, hash } = question.rubric;
      const evaluation = anEvaluation('道歉', { rubric: { id, version, hash } });
      const answer = { text: '道歉', candidateId: null };
      await storage.evaluations.record({ answer, evaluation, language: 'zh' });
    });

    it('are told to the audit log with whoever took the responsibility', async () => {
      const { storage } = await open();
      const { question } = await publishVersion(storage, '1.1.0');
      const [entry] = await storage.audit.list({ limit: 1 });
      expect(entry).toMatchObject({
        action: 'rubric-published',
        subject: question.rubric.hash,
        details: {
          bank: 'a-bank',
          number: 1,
          question: 'complaint',
          version: '1.1.0',
          rubric: question.rubric.hash,
          override: { reason: '已经人工核对', overridden: ['single-cue apologise'] },
          isConfirmed: true,
        },
      });
    });

    it('do not happen for a draft that was changed or is gone', async () => {
      const { storage } = await open();
      const { drafts, publications } = storage;
      const { id } = await drafts.create(aDraft());
      await drafts.save(id, 1, {});
      const late = publications.publish('a-bank', aPublication('1.1.0'), { id, revision: 1 });
      await expect(late).rejects.toThrow(DraftChangedError);
      await expect(late).rejects.toMatchObject({ revision: 2 });
      await drafts.remove(id);
      const gone = publications.publish('a-bank', aPublication('1.1.0'), { id, revision: 2 });
      await expect(gone).rejects.toThrow(DraftNotFoundError);
      expect(await publications.listSince('a-bank', 0)).toEqual([]);
      expect(await storage.audit.list({ limit: 1 })).toEqual([]);
    });

    it.each([
      { what: 'another publication', version: '1.1.0' },
      { what: "the bank's files", version: '1.0.0' },
    ])('do not take the version of $what, and the draft stays', async ({ version }) => {
      const { storage } = await open();
      await storage.rubrics.saveBank(aStoredBank());
      await publishVersion(storage, '1.1.0');
      const draft = await storage.drafts.create(aDraft());
      const question = aVersion(version, '又换了一种问法？');
      const again = storage.publications.publish('a-bank', aPublication(version, { question }), draft);
      await expect(again).rejects.toThrow(VersionExistsError);
      expect(await storage.drafts.find(draft.id)).toEqual(draft);
      expect(await storage.publications.listSince('a-bank', 0)).toHaveLength(1);
    });

    it('of one draft at once happen once', async () => {
      const { storage } = await open();
      const draft = await storage.drafts.create(aDraft());
      const attempts = ['1.1.0', '1.2.0', '1.3.0'].map((version) =>
        storage.publications.publish('a-bank', aPublication(version), draft),
      );
      const outcomes = await Promise.allSettled(attempts);
      const failures = outcomes.filter((it) => it.status === 'rejected').map(({ reason }) => reason.code);
      expect(failures).toEqual(['draft-not-found', 'draft-not-found']);
      expect(await storage.publications.listSince('a-bank', 0)).toHaveLength(1);
    });

    it('of one version at once happen once', async () => {
      const { storage } = await open();
      const outcomes = await Promise.allSettled([1, 2, 3].map(() => publishVersion(storage, '1.1.0')));
      const failures = outcomes.filter((it) => it.status === 'rejected').map(({ reason }) => reason.code);
      expect(failures).toEqual(['version-exists', 'version-exists']);
    });

    it('at once get numbers without gaps, and nobody who reads on sees a number before a lower one', async () => {
      const { storage } = await open();
      const { publications } = storage;
      const versions = Array.from({ length: 12 }, (_, index) => `1.${index + 1}.0`);
      let isDone = false;
      const publishing = Promise.all(versions.map((version) => publishVersion(storage, version))).finally(() => {
        isDone = true;
      });
      const seen: number[] = [];
      while (!isDone) {
        const found = await publications.listSince('a-bank', seen.at(-1) ?? 0);
        seen.push(...found.map(({ number }) => number));
      }
      await publishing;
      seen.push(...(await publications.listSince('a-bank', seen.at(-1) ?? 0)).map(({ number }) => number));
      expect(seen).toEqual(versions.map((_, index) => index + 1));
    });
  });
}

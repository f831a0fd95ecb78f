import { describe, expect, it } from 'vitest';
import { DraftChangedError, DraftNotFoundError } from '../../src/domain/authoring-errors.ts';
import type { DocumentReading } from '../../src/domain/document-reading.ts';
import { aDraft } from './a-draft.ts';
import type { OpenStore } from './store-factory.ts';

const reading: DocumentReading = {
  title: '面试题',
  language: 'zh',
  sections: [],
  lines: [{ number: 1, text: '面试题', use: 'title' }],
  uncertainties: [],
};

export function draftStoreContract(open: OpenStore): void {
  describe('drafts', () => {
    it('come back as they were made, at revision 1', async () => {
      const { drafts } = (await open()).storage;
      const made = await drafts.create(aDraft());
      expect(made).toMatchObject({ ...aDraft(), revision: 1, updatedAt: made.createdAt });
      expect(await drafts.find(made.id)).toEqual(made);
    });

    it('come back without what they do not have', async () => {
      const { drafts } = (await open()).storage;
      const { id } = await drafts.create(aDraft({ basedOn: null, source: null }));
      expect(await drafts.find(id)).toMatchObject({ basedOn: null, source: null });
    });

    it('are raised by one revision with each save, which keeps what it does not name', async () => {
      const { drafts } = (await open()).storage;
      const { id } = await drafts.create(aDraft());
      const content = { ...aDraft().content, prompt: '换一种问法？' };
      const saved = await drafts.save(id, 1, { content, uncertainties: [] });
      expect(saved).toMatchObject({ ...aDraft(), revision: 2, content, uncertainties: [] });
      expect(await drafts.find(id)).toEqual(saved);
    });

    it('are not saved over what somebody saved in between', async () => {
      const { drafts } = (await open()).storage;
      const { id } = await drafts.create(aDraft());
      const first = await drafts.save(id, 1, { section: { id: 'new', title: '新' } });
      const late = drafts.save(id, 1, { section: { id: 'late', title: '晚' } });
      await expect(late).rejects.toThrow(DraftChangedError);
      await expect(late).rejects.toMatchObject({ revision: 2 });
      expect(await drafts.find(id)).toEqual(first);
    });

    it('that are not there are neither found nor saved nor removed', async () => {
      const { drafts } = (await open()).storage;
      const { id } = await drafts.create(aDraft());
      await drafts.remove(id);
      expect(await drafts.find(id)).toBeUndefined();
      await expect(drafts.save(id, 1, {})).rejects.toThrow(DraftNotFoundError);
      await expect(drafts.remove(id)).rejects.toThrow(DraftNotFoundError);
    });

    it('are listed with their figures, the newest first', async () => {
      const { drafts } = (await open()).storage;
      const older = await drafts.create(aDraft());
      const newer = await drafts.create(aDraft({ uncertainties: [] }));
      const list = await drafts.list();
      expect(list.map(({ id, uncertainties }) => [id, uncertainties])).toEqual([
        [newer.id, 0],
        [older.id, 1],
      ]);
      expect(list[1]).toEqual({
        id: older.id,
        revision: 1,
        section: { id: 'service', title: '服务' },
        basedOn: 'f'.repeat(64),
        questionId: 'complaint',
        prompt: '客户等急了，你怎么办？',
        points: 9,
        criteria: 3,
        uncertainties: 1,
        createdAt: older.createdAt,
        updatedAt: older.updatedAt,
      });
    });

    it('of a document are kept with its reading, and it names them when they are gone too', async () => {
      const { drafts } = (await open()).storage;
      const made = await drafts.createImport({ name: '题目.docx', reading }, [aDraft(), aDraft({ basedOn: null })]);
      expect(made.drafts.map(({ id }) => id)).toEqual(made.stored.draftIds);
      expect(made.drafts.map(({ basedOn }) => basedOn)).toEqual(['f'.repeat(64), null]);
      await drafts.remove(made.stored.draftIds[0] ?? '');
      expect(await drafts.findImport(made.stored.id)).toEqual(made.stored);
      expect(made.stored).toMatchObject({ name: '题目.docx', reading });
      expect(await drafts.findImport('gone')).toBeUndefined();
    });
  });
}

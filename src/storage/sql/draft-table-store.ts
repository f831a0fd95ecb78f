import type { Kysely, Selectable, Transaction } from 'kysely';
import { DraftChangedError, DraftNotFoundError } from '../../domain/authoring-errors.ts';
import type { QuestionContent, RubricDraft } from '../../domain/rubric-draft.ts';
import type { DraftStore, DraftSummary, NewDraft } from '../draft-store.ts';
import type { Clock } from './clock.ts';
import { insertRows } from './insert-rows.ts';
import type { Database } from './schema.ts';

type DraftRow = Database['rubric_drafts'];

/** Drafts and imports in tables. Nobody's evaluation refers to them, so the audit log says nothing of them. */
export function createDraftStore(db: Kysely<Database>, clock: Clock): DraftStore {
  return {
    createImport: ({ name, reading }, newDrafts) =>
      db.transaction().execute(async (trx) => {
        const drafts: RubricDraft[] = [];
        for (const draft of newDrafts) drafts.push(await insertDraft(trx, draft, clock));
        const stored = {
          id: clock.newId(),
          name,
          reading,
          draftIds: drafts.map(({ id }) => id),
          createdAt: clock.now(),
        };
        const row = {
          id: stored.id,
          name,
          reading: JSON.stringify(reading),
          draft_ids: JSON.stringify(stored.draftIds),
          created_at: stored.createdAt,
        };
        await insertRows(trx, 'rubric_imports', ['id', 'name', 'reading', 'draft_ids', 'created_at'], [row]);
        return { stored, drafts };
      }),
    async findImport(id) {
      const row = await db.selectFrom('rubric_imports').selectAll().where('id', '=', id).executeTakeFirst();
      if (!row) return undefined;
      const { name, reading, draft_ids, created_at } = row;
      return { id, name, reading: JSON.parse(reading), draftIds: JSON.parse(draft_ids), createdAt: created_at };
    },
    create: (draft) => db.transaction().execute((trx) => insertDraft(trx, draft, clock)),
    async list() {
      const columns = ['id', 'revision', 'section', 'content', 'based_on', 'uncertainties'] as const;
      const rows = await db
        .selectFrom('rubric_drafts')
        .select([...columns, 'created_at', 'updated_at'])
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toSummary);
    },
    async find(id) {
      const row = await db.selectFrom('rubric_drafts').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toDraft(row);
    },
    save: (id, revision, changes) =>
      db.transaction().execute(async (trx) => {
        const set = { ...toColumns(changes), revision: revision + 1, updated_at: clock.now() };
        const query = trx.updateTable('rubric_drafts').set(set).where('id', '=', id).where('revision', '=', revision);
        const row = await query.returningAll().executeTakeFirst();
        return row ? toDraft(row) : await refuse(trx, id);
      }),
    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom('rubric_drafts').where('id', '=', id).executeTakeFirst();
      if (numDeletedRows === 0n) throw new DraftNotFoundError();
    },
  };
}

const draftColumns = [
  'id',
  'revision',
  'section',
  'content',
  'practice_answers',
  'based_on',
  'source',
  'derivation',
  'uncertainties',
  'created_at',
  'updated_at',
] as const satisfies readonly (keyof DraftRow)[];

async function insertDraft(trx: Transaction<Database>, draft: NewDraft, { now, newId }: Clock): Promise<RubricDraft> {
  const createdAt = now();
  const stamp = { id: newId(), revision: 1, created_at: createdAt, updated_at: createdAt };
  const { section, content, practiceAnswers, basedOn, source, derivation, uncertainties } = draft;
  const row: DraftRow = {
    ...stamp,
    section: JSON.stringify(section),
    content: JSON.stringify(content),
    practice_answers: JSON.stringify(practiceAnswers),
    based_on: basedOn,
    source: source && JSON.stringify(source),
    derivation: JSON.stringify(derivation),
    uncertainties: JSON.stringify(uncertainties),
  };
  await insertRows(trx, 'rubric_drafts', draftColumns, [row]);
  return toDraft(row);
}

/** The columns of those fields that are there. */
function toColumns(changes: Parameters<DraftStore['save']>[2]): Partial<DraftRow> {
  const { section, content, practiceAnswers, derivation, uncertainties } = changes;
  return {
    ...(section && { section: JSON.stringify(section) }),
    ...(content && { content: JSON.stringify(content) }),
    ...(practiceAnswers && { practice_answers: JSON.stringify(practiceAnswers) }),
    ...(derivation && { derivation: JSON.stringify(derivation) }),
    ...(uncertainties && { uncertainties: JSON.stringify(uncertainties) }),
  };
}

/** Say why a draft is not at the revision that somebody saw. */
async function refuse(trx: Transaction<Database>, id: string): Promise<never> {
  const now = await trx.selectFrom('rubric_drafts').select('revision').where('id', '=', id).executeTakeFirst();
  throw now ? new DraftChangedError(now.revision) : new DraftNotFoundError();
}

function toDraft(row: Selectable<DraftRow>): RubricDraft {
  return {
    id: row.id,
    revision: row.revision,
    section: JSON.parse(row.section),
    content: JSON.parse(row.content),
    practiceAnswers: JSON.parse(row.practice_answers),
    basedOn: row.based_on,
    source: row.source === null ? null : JSON.parse(row.source),
    derivation: JSON.parse(row.derivation),
    uncertainties: JSON.parse(row.uncertainties),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toSummary(row: Omit<DraftRow, 'practice_answers' | 'source' | 'derivation'>): DraftSummary {
  const content: QuestionContent = JSON.parse(row.content);
  const uncertainties: readonly unknown[] = JSON.parse(row.uncertainties);
  return {
    id: row.id,
    revision: row.revision,
    section: JSON.parse(row.section),
    basedOn: row.based_on,
    questionId: content.id,
    prompt: content.prompt,
    points: content.points,
    criteria: content.criteria.length,
    uncertainties: uncertainties.length,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

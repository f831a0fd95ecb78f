import { expect, it } from 'vitest';
import { noSpending } from '../../src/domain/provenance.ts';
import type { Proposal } from '../../src/workflows/authoring-services.ts';
import { createProposeForDraft } from '../../src/workflows/propose-for-draft.ts';
import type { ProposeWithModel } from '../../src/workflows/propose-with-model.ts';
import { aDraft } from '../contract/a-draft.ts';
import { anAuthoring } from './an-authoring-place.ts';

const aProposal = (text: string, isUsed: boolean, criterionId = 'apologise'): Proposal => ({
  ...{ criterionId, kind: 'cue', text, isUsed },
  failedCheck: isUsed ? null : 'cue-too-general',
});

/** A draft in a store, and a model that answers with this, after something else happened. */
async function anAskedDraft(proposals: readonly Proposal[], meanwhile: () => Promise<unknown> = async () => undefined) {
  const { bank, storage } = await anAuthoring();
  const { drafts } = storage;
  const draft = await drafts.create(aDraft());
  const asked: Parameters<ProposeWithModel>[] = [];
  const ask: ProposeWithModel = async (...request) => {
    asked.push(request);
    await meanwhile();
    return { content: { ...draft.content, note: '有了新的线索' }, proposals, spent: noSpending };
  };
  return { drafts, draft, asked, propose: createProposeForDraft({ bank, drafts }, ask) };
}

it('saves what passed, and notes for each criterion how much was used and how much was not', async () => {
  const strange = aProposal('不认识', false, 'unknown');
  const proposals = [aProposal('鞠躬', true), aProposal('赔不是', true), aProposal('客户', false), strange];
  const { draft, propose, asked, drafts } = await anAskedDraft(proposals);
  const signal = new AbortController().signal;
  const found = await propose(draft.id, 1, { signal });
  expect(found.proposals).toEqual(proposals);
  expect(found.draft).toMatchObject({ revision: 2, content: { note: '有了新的线索' } });
  expect(found.draft.derivation).toEqual([
    ...draft.derivation,
    { code: 'proposal-used', criterionId: 'apologise', facts: { used: 2 } },
    { code: 'proposal-refused', criterionId: 'apologise', facts: { refused: 1 } },
  ]);
  expect(await drafts.find(draft.id)).toEqual(found.draft);
  expect(asked).toMatchObject([[draft, [{ id: 'complaint' }, { id: 'delay' }], { signal }]]);
});

it('leaves the draft as it is where nothing was proposed', async () => {
  const { draft, propose } = await anAskedDraft([]);
  expect(await propose(draft.id, 1)).toEqual({ draft, proposals: [] });
});

it('asks nobody about a draft that is at another revision or gone', async () => {
  const { draft, propose, asked } = await anAskedDraft([]);
  await expect(propose(draft.id, 2)).rejects.toMatchObject({ code: 'draft-changed', revision: 1 });
  await expect(propose('nothing', 1)).rejects.toMatchObject({ code: 'draft-not-found' });
  expect(asked).toEqual([]);
});

it('does not overwrite what somebody saved while the model was asked', async () => {
  const save = Promise.withResolvers<void>();
  const { drafts, draft, propose } = await anAskedDraft([aProposal('鞠躬', true)], () => save.promise);
  const proposed = expect(propose(draft.id, 1)).rejects.toMatchObject({ code: 'draft-changed', revision: 2 });
  const saved = await drafts.save(draft.id, 1, { content: { ...draft.content, note: '别人写的' } });
  save.resolve();
  await proposed;
  expect(await drafts.find(draft.id)).toEqual(saved);
});

import { expect, it } from 'vitest';
import type { Engine } from '../../../src/engines/engine.ts';
import { createFallbackChain } from '../../../src/engines/hybrid/fallback-chain.ts';
import { createHybridEngine } from '../../../src/engines/hybrid/hybrid-engine.ts';
import { loadCombinationModel } from '../../../src/engines/hybrid/load-combination-model.ts';
import { aFailingEngine, aModelUse, aRequest, aWaitingEngine, aWitness } from './a-witness.ts';

const found = { replace: { verdict: 'covered', confidence: 0.9 } } as const;
const keyword = aWitness('keyword', found);

it('lets the first engine answer, and asks no other', async () => {
  const untouchable: Engine = {
    ...keyword,
    findEvidence: () => {
      throw new Error('was asked');
    },
  };
  const report = await createFallbackChain([aWitness('llm', found), untouchable]).findEvidence(aRequest());
  expect(report).toMatchObject({ engine: { id: 'llm' }, failures: [] });
});

it('falls to the next one that can answer, and tells of all that could not, in order', async () => {
  const chain = createFallbackChain([aFailingEngine('llm', 'model-refused'), aFailingEngine('embedding'), keyword]);
  const report = await chain.findEvidence(aRequest());
  expect(report.engine).toEqual({ id: 'keyword', version: 'keyword-1' });
  expect(report.failures.map(({ engine, code }) => [engine, code])).toEqual([
    ['llm', 'model-refused'],
    ['embedding', 'model-unreachable'],
  ]);
});

it('falls from the language model with a witness to embedding with a witness, and from there to the keyword engine', async () => {
  const model = loadCombinationModel();
  const lead = (first: Engine): Engine =>
    createHybridEngine({ witnesses: [first, keyword], model, leader: first.id === 'llm' ? 'llm' : 'embedding' });
  const llm = lead(aFailingEngine('llm'));
  const half = await createFallbackChain([llm, lead(aWitness('embedding', found)), keyword]).findEvidence(aRequest());
  expect(half.engine.id).toBe('hybrid');
  expect(half.witnesses.map(({ engine }) => engine.id)).toEqual(['embedding', 'keyword']);
  expect(half.failures.map(({ engine }) => engine)).toEqual(['llm']);

  const last = await createFallbackChain([llm, lead(aFailingEngine('embedding')), keyword]).findEvidence(aRequest());
  expect(last.engine.id).toBe('keyword');
  expect(last.failures.map(({ engine }) => engine)).toEqual(['llm', 'embedding']);
});

it('puts failures within the engine that answered behind those of engines before it', async () => {
  const inner = { engine: 'embedding', code: 'criteria-unscored', message: 'oven: cut off' } as const;
  const chain = createFallbackChain([aFailingEngine('llm'), aWitness('keyword', found, { failures: [inner] })]);
  expect((await chain.findEvidence(aRequest())).failures.map(({ engine }) => engine)).toEqual(['llm', 'embedding']);
});

it('fails with the first failure when all fail', async () => {
  const chain = createFallbackChain([aFailingEngine('llm', 'model-access-denied'), aFailingEngine('embedding')]);
  await expect(chain.findEvidence(aRequest())).rejects.toMatchObject({ engine: 'llm', code: 'model-access-denied' });
});

it('does not take an abort for a failure: nobody else is asked', async () => {
  const controller = new AbortController();
  const chain = createFallbackChain([aWaitingEngine('llm'), keyword]);
  const asked = chain.findEvidence(aRequest({ signal: controller.signal }));
  controller.abort(new Error('enough'));
  await expect(asked).rejects.toThrow('enough');
});

it('hides no bug of an engine behind the next one', async () => {
  const broken: Engine = {
    ...keyword,
    findEvidence: async () => {
      throw new TypeError('a bug');
    },
  };
  await expect(createFallbackChain([broken, keyword]).findEvidence(aRequest())).rejects.toThrow(TypeError);
});

it('names all its engines in its version, and cannot be made of none', () => {
  expect(createFallbackChain([aWitness('llm', {}), keyword])).toMatchObject({
    id: 'auto',
    version: 'llm@llm-1 > keyword@keyword-1',
  });
  expect(() => createFallbackChain([])).toThrow(RangeError);
});

it('keeps what engines spent before they failed: somebody pays for it', async () => {
  const [vain, useful] = [aModelUse('llm'), aModelUse('embedding')];
  const model = loadCombinationModel();
  const llm = aFailingEngine('llm', 'model-reply-invalid', [vain]);
  const leading = createHybridEngine({ witnesses: [llm, keyword], model, leader: 'llm' });
  const next = aWitness('embedding', found, { modelUses: [useful] });
  expect((await createFallbackChain([leading, next]).findEvidence(aRequest())).modelUses).toEqual([vain, useful]);
  const all = createHybridEngine({ witnesses: [llm, next, keyword], model });
  expect((await all.findEvidence(aRequest())).modelUses).toEqual([vain, useful]);
});

import { expect, it } from 'vitest';
import type { EngineId } from '../../../src/domain/engine-id.ts';
import type { Engine } from '../../../src/engines/engine.ts';
import { createHybridEngine } from '../../../src/engines/hybrid/hybrid-engine.ts';
import { loadCombinationModel } from '../../../src/engines/hybrid/load-combination-model.ts';
import { aFailingEngine, aModelUse, aRequest, aWaitingEngine, aWitness } from './a-witness.ts';

const model = loadCombinationModel();

const covered = { verdict: 'covered', confidence: 0.9 } as const;
const missing = { verdict: 'missing', confidence: 0.9 } as const;
const both = { replace: covered, oven: missing };

function ask(witnesses: readonly Engine[], leader?: EngineId, request = aRequest()) {
  return createHybridEngine({ witnesses, model, ...(leader ? { leader } : {}) }).findEvidence(request);
}

it('tells what each witness said beside what it makes of it', async () => {
  const report = await ask([aWitness('llm', both), aWitness('keyword', both)]);
  expect(report.engine.id).toBe('hybrid');
  expect(report.findings.map(({ criterionId, verdict }) => [criterionId, verdict])).toEqual([
    ['replace', 'covered'],
    ['oven', 'missing'],
  ]);
  expect(report.witnesses).toEqual(
    ['llm', 'keyword'].map((id) => ({
      engine: { id, version: `${id}-1` },
      criteria: [
        { id: 'replace', verdict: 'covered', confidence: 0.9 },
        { id: 'oven', verdict: 'missing', confidence: 0.9 },
      ],
    })),
  );
  expect(report).toMatchObject({ unscored: [], failures: [] });
});

it('quotes what the witnesses of the verdict quote, and gives the reason of the surest of them', async () => {
  const report = await ask([
    aWitness('llm', { replace: { ...covered, evidence: [{ start: 6, end: 9 }] } }),
    aWitness('keyword', {
      replace: {
        verdict: 'covered',
        confidence: 0.95,
        evidence: [
          { start: 0, end: 3 },
          { start: 8, end: 11 },
        ],
      },
    }),
    aWitness('embedding', { replace: { verdict: 'partial', confidence: 0.6, evidence: [{ start: 3, end: 5 }] } }),
  ]);
  expect(report.findings[0]).toMatchObject({
    verdict: 'covered',
    evidence: [
      { start: 0, end: 3 },
      { start: 6, end: 11 },
    ],
    reason: 'keyword on replace',
  });
});

it('gives a missing verdict no evidence', async () => {
  const found = { ...missing, evidence: [{ start: 0, end: 3 }] };
  const report = await ask([aWitness('llm', { replace: found }), aWitness('keyword', { replace: found })]);
  expect(report.findings[0]).toMatchObject({ verdict: 'missing', evidence: [] });
});

it('says who said what where a half lies between all and nothing', async () => {
  const torn = new Map(model);
  const combination = model.get('keyword+llm');
  if (!combination) throw new Error('No combination of keyword and llm');
  torn.set('keyword+llm', {
    ...combination,
    credited: { ...combination.credited, bias: 5 },
    full: { ...combination.full, bias: -5 },
  });
  const witnesses = [aWitness('llm', { replace: missing }), aWitness('keyword', { replace: covered })];
  const hybrid = createHybridEngine({ witnesses, model: torn });
  expect((await hybrid.findEvidence(aRequest())).findings[0]).toMatchObject({
    verdict: 'partial',
    evidence: [{ start: 0, end: 4 }],
    reason: '看法不一，折中为答到一半：大模型认为没有答到，关键词引擎认为答到。',
  });
  expect((await hybrid.findEvidence(aRequest({ readerLanguage: 'en' }))).findings[0]?.reason).toBe(
    'Opinions differ, taken as partly covered: the language model says missing, the keyword engine says covered.',
  );
});

it.each([
  { why: 'lies in words for the grader', evidence: [{ start: 2, end: 5 }] },
  { why: 'is not in the answer', evidence: [{ start: 90, end: 95 }] },
])('does not believe a witness whose evidence $why', async ({ evidence }) => {
  const request = aRequest({ guardedSpans: [{ start: 0, end: 6, flag: 'addressed-to-grader' }] });
  const gullible = aWitness('llm', { replace: { verdict: 'covered', confidence: 1, evidence } });
  const report = await ask(
    [gullible, aWitness('keyword', { replace: { verdict: 'missing', confidence: 0.6 } })],
    undefined,
    request,
  );
  expect(report.findings[0]).toMatchObject({ verdict: 'missing', evidence: [] });
  expect(report.witnesses[0]?.criteria[0]).toEqual({ id: 'replace', verdict: 'missing', confidence: 0.5 });
});

it('goes on without a witness that fails, says so, and names the one that is left as the engine that answered', async () => {
  const report = await ask([aFailingEngine('llm'), aWitness('keyword', both)]);
  expect(report.engine).toEqual({ id: 'keyword', version: 'keyword-1' });
  expect(report.findings.map(({ confidence }) => confidence)).toEqual([0.9, 0.9]);
  expect(report.failures).toEqual([{ engine: 'llm', code: 'model-unreachable', message: 'llm is away' }]);
});

it('weighs the two that are left of three as two', async () => {
  const three = await ask([aFailingEngine('llm'), aWitness('keyword', both), aWitness('embedding', both)]);
  const two = await ask([aWitness('keyword', both), aWitness('embedding', both)]);
  expect(three.engine.id).toBe('hybrid');
  expect(three.findings).toEqual(two.findings);
});

it('fails when its leader does, so that a chain can go on to a better set of engines', async () => {
  const witnesses = [aFailingEngine('llm', 'model-refused'), aWitness('keyword', both)];
  await expect(ask(witnesses, 'llm')).rejects.toMatchObject({ engine: 'llm', code: 'model-refused' });
});

it('fails with the first failure when nobody is left', async () => {
  const witnesses = [aFailingEngine('llm', 'model-rate-limited'), aFailingEngine('embedding')];
  await expect(ask(witnesses)).rejects.toMatchObject({ engine: 'llm', code: 'model-rate-limited' });
});

it('lets the others decide a criterion that one could not judge, and tells', async () => {
  const report = await ask([
    aWitness('llm', { replace: covered, oven: 'the reply was cut off' }),
    aWitness('keyword', { replace: covered, oven: { verdict: 'partial', confidence: 0.7 } }),
  ]);
  expect(report.findings[1]).toMatchObject({ criterionId: 'oven', verdict: 'partial', confidence: 0.7 });
  expect(report.unscored).toEqual([]);
  expect(report.witnesses[0]?.criteria[1]).toEqual({ id: 'oven', verdict: null, confidence: 0 });
  expect(report.failures).toEqual([
    { engine: 'llm', code: 'criteria-unscored', message: 'oven: the reply was cut off' },
  ]);
});

it('leaves a criterion unscored that nobody could judge, with all causes, and never as a zero', async () => {
  const report = await ask([
    aWitness('llm', { replace: covered, oven: 'the reply was cut off' }),
    aWitness('keyword', { replace: covered }),
  ]);
  expect(report.findings.map(({ criterionId }) => criterionId)).toEqual(['replace']);
  expect(report.unscored).toEqual([
    { criterionId: 'oven', cause: 'llm: the reply was cut off; keyword: nothing was reported' },
  ]);
  expect(report.failures).toEqual([]);
});

it('takes a witness that judged nothing at all for a failed one', async () => {
  const report = await ask([aWitness('llm', { replace: 'no reply', oven: 'no reply' }), aWitness('keyword', both)]);
  expect(report.failures).toEqual([
    {
      engine: 'llm',
      code: 'model-reply-invalid',
      message: 'The engine "llm" judged no criterion: no reply',
    },
  ]);
  expect(report.engine.id).toBe('keyword');
});

it('keeps the model uses, first looks and failures of its witnesses', async () => {
  const firstLook = { engine: 'llm', criteria: [], pointsShift: 2 } as const;
  const failure = { engine: 'embedding', code: 'model-unreachable', message: 'away' } as const;
  const report = await ask([
    aWitness('llm', both, { modelUses: [aModelUse('llm')], firstLooks: [firstLook] }),
    aWitness('keyword', both, { failures: [failure] }),
  ]);
  expect(report.modelUses).toEqual([aModelUse('llm')]);
  expect(report.firstLooks).toEqual([firstLook]);
  expect(report.failures).toEqual([failure]);
});

it('stops its witnesses and rejects with the reason when it is told to stop', async () => {
  const controller = new AbortController();
  const asked = ask([aWaitingEngine('llm'), aWitness('keyword', both)], 'llm', aRequest({ signal: controller.signal }));
  controller.abort(new Error('enough'));
  await expect(asked).rejects.toThrow('enough');
});

it('hides no bug of a witness', async () => {
  const broken: Engine = {
    ...aWitness('llm', both),
    findEvidence: () => {
      throw new TypeError('a bug');
    },
  };
  await expect(ask([broken, aWitness('keyword', both)])).rejects.toThrow(TypeError);
});

it('asks all witnesses at the same time', async () => {
  let isLlmAsked = false;
  const llm: Engine = {
    ...aWitness('llm', both),
    findEvidence: async (request) => {
      isLlmAsked = true;
      await Promise.resolve();
      return aWitness('llm', both).findEvidence(request);
    },
  };
  const embedding: Engine = {
    ...aWitness('embedding', both),
    findEvidence: async (request) => {
      expect(isLlmAsked).toBe(true);
      return aWitness('embedding', both).findEvidence(request);
    },
  };
  await ask([llm, embedding]);
  expect.assertions(1);
});

it('names its weights and witnesses in its version, and that weights with a language model are not fitted', () => {
  const versionOf = (...witnesses: readonly Engine[]) => createHybridEngine({ witnesses, model }).version;
  const before = versionOf(aWitness('llm', {}), aWitness('keyword', {}));
  expect(before).toMatch(/^\d+\.\d+\.\d+-not-fitted\+[0-9a-f]{8}$/);
  expect(versionOf(aWitness('embedding', {}), aWitness('keyword', {}))).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{8}$/);
  expect(versionOf({ ...aWitness('llm', {}), version: '2' }, aWitness('keyword', {}))).not.toBe(before);
});

it.each([
  { why: 'one witness', witnesses: [aWitness('llm', {})] },
  { why: 'two of a kind', witnesses: [aWitness('llm', {}), aWitness('llm', {})] },
  { why: 'a set without weights', witnesses: [aWitness('llm', {}), aWitness('hybrid', {})] },
])('cannot be made of $why', ({ witnesses }) => {
  expect(() => createHybridEngine({ witnesses, model })).toThrow(RangeError);
});

it('takes no credit from a language model alone where an answer holds words for the grader', async () => {
  const model = loadCombinationModel();
  const gullible = aWitness('llm', {
    replace: { verdict: 'covered', confidence: 0.98 },
    oven: { verdict: 'missing', confidence: 0.9 },
  });
  const sober = aWitness('keyword', {
    replace: { verdict: 'missing', confidence: 0.6 },
    oven: { verdict: 'covered', confidence: 0.6 },
  });
  const verdictsOf = async (witnesses: readonly Engine[], flag: 'addressed-to-grader' | 'copied-question') => {
    const guardedSpans = [{ start: 8, end: 12, flag }];
    const { findings } = await createHybridEngine({ witnesses, model }).findEvidence(aRequest({ guardedSpans }));
    return findings.map(({ verdict }) => verdict);
  };
  // Without such words the surer one decides.
  expect(await verdictsOf([gullible, sober], 'copied-question')).toEqual(['covered', 'missing']);
  expect(await verdictsOf([gullible, sober], 'addressed-to-grader')).toEqual(['missing', 'missing']);
  const bothCredit = aWitness('keyword', { replace: { verdict: 'covered', confidence: 0.7 } });
  expect(await verdictsOf([gullible, bothCredit], 'addressed-to-grader')).toEqual(['covered', 'missing']);
});

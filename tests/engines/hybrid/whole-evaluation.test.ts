import { expect, it } from 'vitest';
import type { Engine } from '../../../src/engines/engine.ts';
import { createFallbackChain } from '../../../src/engines/hybrid/fallback-chain.ts';
import { createHybridEngine } from '../../../src/engines/hybrid/hybrid-engine.ts';
import { loadCombinationModel } from '../../../src/engines/hybrid/load-combination-model.ts';
import { createEvaluateAnswer } from '../../../src/workflows/evaluate-answer.ts';
import { tinyBank } from '../../bench/tiny-golden.ts';
import { aFailingEngine, aWitness } from './a-witness.ts';

const model = loadCombinationModel();

/** Of 3 and 1 points. */
const said = (replace: 'covered' | 'missing', confidence = 0.9) =>
  ({ replace: { verdict: replace, confidence }, oven: { verdict: 'missing', confidence: 0.9 } }) as const;

const keyword = aWitness('keyword', said('covered'));

/** Ask as a door does: the language model with the keyword engine, else the keyword engine. */
function evaluate(llm: Engine) {
  const pair = createHybridEngine({ witnesses: [llm, keyword], model, leader: 'llm' });
  const engines = new Map([['auto', createFallbackChain([pair, keyword])]] as const);
  return createEvaluateAnswer(tinyBank, engines)({ questionId: 'burnt-bread', answer: '我给客人换一个新的面包吧。' });
}

const codesOf = ({ reviewReasons }: Awaited<ReturnType<typeof evaluate>>) => reviewReasons.map(({ code }) => code);

it('needs nobody to look where the witnesses agree and are sure', async () => {
  const evaluation = await evaluate(aWitness('llm', said('covered')));
  expect(evaluation).toMatchObject({ totalPoints: 3, engine: { id: 'hybrid' }, needsReview: false });
  expect(evaluation.provenance).toMatchObject({ asked: 'auto', failures: [] });
});

it('brings an answer to a person where the witnesses are far apart', async () => {
  const evaluation = await evaluate(aWitness('llm', said('missing')));
  expect(codesOf(evaluation)).toContain('engines-disagree');
  expect(evaluation.criteria[0]).toSatisfy((it) => it.status === 'scored' && it.confidence < 0.9);
});

it('is never a zero for a failure: another engine answers, the evaluation says which and why, and a person is told', async () => {
  const evaluation = await evaluate(aFailingEngine('llm', 'model-rate-limited'));
  expect(evaluation).toMatchObject({
    totalPoints: 3,
    engine: { id: 'keyword', version: 'keyword-1' },
    needsReview: true,
  });
  expect(evaluation.provenance?.failures).toEqual([
    { engine: 'llm', code: 'model-rate-limited', message: 'llm is away' },
  ]);
  expect(codesOf(evaluation)).toEqual(['engine-failed']);
});

it('has a total where a witness left out a criterion that the other one decides, and tells a person', async () => {
  const evaluation = await evaluate(aWitness('llm', { ...said('covered'), oven: 'the reply was cut off' }));
  expect(evaluation.totalPoints).toBe(3);
  expect(codesOf(evaluation)).toEqual(['engine-failed']);
});

it('gives the same bytes for the same testimonies', async () => {
  const [one, other] = [
    await evaluate(aWitness('llm', said('missing'))),
    await evaluate(aWitness('llm', said('missing'))),
  ];
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
});

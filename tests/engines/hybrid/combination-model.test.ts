import fc from 'fast-check';
import { expect, it } from 'vitest';
import { verdicts } from '../../../src/domain/verdict.ts';
import type { Testimony } from '../../../src/engines/hybrid/combination-features.ts';
import {
  type Combination,
  type CombinationModel,
  combinationSchema,
  combineVerdicts,
  nameOfSet,
} from '../../../src/engines/hybrid/combination-model.ts';
import { loadCombinationModel } from '../../../src/engines/hybrid/load-combination-model.ts';

const weighing = (sure: number) => ({ sure, half: 0 });

/** Log odds are added up: the language model's twice, the others' once. */
const combination: Combination = {
  witnesses: ['keyword', 'llm'],
  basis: 'not-fitted',
  source: 'made up',
  credited: { bias: 0, weights: { keyword: weighing(1), llm: weighing(2) } },
  full: { bias: 0, weights: { keyword: weighing(1), llm: weighing(2) } },
};
const model: CombinationModel = new Map([['keyword+llm', combination]]);

const say = (engine: Testimony['engine'], verdict: Testimony['verdict'], confidence: number): Testimony => ({
  engine,
  verdict,
  confidence,
});

it('adds up log odds: 9 to 1 and twice 3 to 1 make 81 to 1 for credit, and as much for full credit', () => {
  const { verdict, confidence } = combineVerdicts(model, [say('keyword', 'covered', 0.9), say('llm', 'covered', 0.75)]);
  expect(verdict).toBe('covered');
  expect(confidence).toBeCloseTo((81 / 82) ** 2, 10);
});

it('follows the witness with more weight behind it, and is as unsure as the odds say', () => {
  // credited: 3² to 1 against 2 to 1, 4.5 to 1; full: 9 to 1
  const against = combineVerdicts(model, [say('keyword', 'missing', 2 / 3), say('llm', 'covered', 0.75)]);
  expect(against.verdict).toBe('covered');
  expect(against.confidence).toBeCloseTo((4.5 / 5.5) * (9 / 10), 10);
  const other = combineVerdicts(model, [say('keyword', 'missing', 0.98), say('llm', 'covered', 0.75)]);
  expect(other.verdict).toBe('missing'); // 49 to 1 against 9 to 1
  expect(other.confidence).toBeCloseTo(49 / 58, 10);
});

it('settles covered against partial by the second step', () => {
  const { verdict, confidence } = combineVerdicts(model, [say('keyword', 'covered', 0.9), say('llm', 'partial', 0.8)]);
  // credited: 9 · 4² to 1; full: 9 to 16
  expect(verdict).toBe('partial');
  expect(confidence).toBeCloseTo((144 / 145) * (16 / 25), 10);
});

it('believes one witness alone as it is, whatever the weights', () => {
  expect(combineVerdicts(model, [say('embedding', 'partial', 0.41)])).toEqual({ verdict: 'partial', confidence: 0.41 });
});

it('takes a confidence below one half for none, not for the opposite', () => {
  // 1 to 1 for credit by keyword, 1.5² to 1 by the language model
  const { confidence } = combineVerdicts(model, [say('keyword', 'partial', 0.1), say('llm', 'partial', 0.6)]);
  expect(confidence).toBeCloseTo((2.25 / 3.25) * (2.25 / 3.25), 10);
});

it.each([
  { keyword: 0.9, llm: 0.6, verdict: 'contradicted' },
  { keyword: 0.6, llm: 0.9, verdict: 'missing' },
] as const)('chooses $verdict of contradicted ($keyword) and missing ($llm)', ({ keyword, llm, verdict }) => {
  expect(combineVerdicts(model, [say('keyword', 'contradicted', keyword), say('llm', 'missing', llm)])).toMatchObject({
    verdict,
  });
});

it('says which set of witnesses it has no weights for', () => {
  expect(() => combineVerdicts(model, [say('embedding', 'covered', 1), say('llm', 'covered', 1)])).toThrow(
    'embedding+llm',
  );
});

const testimonies = fc.subarray(['keyword', 'embedding', 'llm'] as const, { minLength: 1 }).chain((engines) =>
  fc.tuple(
    ...engines.map((engine) =>
      fc.record({
        engine: fc.constant(engine),
        verdict: fc.constantFrom(...verdicts),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    ),
  ),
);

it('never gives credit that no witness gives, nor full credit that none gives, nor a contradiction that none saw', () => {
  const shipped = loadCombinationModel();
  fc.assert(
    fc.property(testimonies, (said) => {
      const { verdict, confidence } = combineVerdicts(shipped, said);
      const verdictsSaid = said.map((each) => each.verdict);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      if (verdict === 'partial') expect(verdictsSaid).toSatisfy(hasCredit);
      else expect(verdictsSaid).toContain(verdict);
    }),
  );
});

const hasCredit = (said: readonly string[]): boolean => said.includes('covered') || said.includes('partial');

it('agrees with witnesses that agree, whichever weights are shipped', () => {
  const shipped = loadCombinationModel();
  fc.assert(
    fc.property(testimonies, fc.constantFrom(...verdicts), (said, verdict) => {
      const unanimous = said.map((each) => ({ ...each, verdict }));
      expect(combineVerdicts(shipped, unanimous).verdict).toBe(verdict);
    }),
  );
});

it('believes witnesses that agree on a contradiction although none is sure at all', () => {
  const unsure = [say('keyword', 'contradicted', 0), say('llm', 'contradicted', 0)];
  expect(combineVerdicts(model, unsure).verdict).toBe('contradicted');
});

it('ships weights for every set of two or three engines, and says which of them were never measured', () => {
  const shipped = loadCombinationModel();
  expect([...shipped.keys()].sort()).toEqual([
    'embedding+keyword',
    'embedding+keyword+llm',
    'embedding+llm',
    'keyword+llm',
  ]);
  for (const [name, { basis, source }] of shipped) {
    const isStated = name.includes('llm');
    expect([basis, source]).toEqual(
      isStated
        ? ['not-fitted', expect.stringContaining('not measured')]
        : ['fitted', expect.stringContaining('synthetic answers, model-made labels')],
    );
  }
});

it('rejects a file that lacks the weights of a witness', () => {
  const { keyword } = combination.full.weights;
  const broken = { ...combination, full: { bias: 0, weights: { keyword } } };
  expect(combinationSchema.safeParse(broken).success).toBe(false);
});

it('names a set the same in any order', () => {
  expect(nameOfSet(['llm', 'embedding'])).toBe(nameOfSet(['embedding', 'llm']));
});

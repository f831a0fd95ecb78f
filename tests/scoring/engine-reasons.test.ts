import { expect, it } from 'vitest';
import type { EngineId } from '../../src/domain/engine-id.ts';
import type { CriterionResult } from '../../src/domain/evaluation.ts';
import type { Provenance, Witness } from '../../src/domain/provenance.ts';
import { type Verdict, verdicts } from '../../src/domain/verdict.ts';
import { findEngineReasons } from '../../src/scoring/engine-reasons.ts';

const aResult = (id: string, verdict: Verdict = 'covered'): CriterionResult => ({
  status: 'scored',
  id,
  label: `label of ${id}`,
  verdict,
  points: 0,
  maxPoints: 2,
  confidence: 0.9,
  evidence: [],
  reason: '',
  suggestion: null,
});

const aWitness = (id: EngineId, ...said: readonly (Verdict | null)[]): Witness => ({
  engine: { id, version: '1' },
  criteria: said.map((verdict, index) => ({ id: `c${index + 1}`, verdict, confidence: 0.9 })),
});

const aProvenance = (overrides: Partial<Provenance>): Provenance => ({
  asked: 'auto',
  witnesses: [],
  modelUses: [],
  failures: [],
  firstLooks: [],
  ...overrides,
});

const reasons = (
  overrides: Partial<Provenance>,
  criteria = [aResult('c1'), aResult('c2')],
  language: 'zh' | 'en' = 'en',
) => findEngineReasons(criteria, aProvenance(overrides), language);

it('finds nothing to look at where one engine decided without trouble', () => {
  expect(reasons({})).toEqual([]);
});

it('brings up the criteria on which witnesses are more than half apart, by their labels', () => {
  const witnesses = [aWitness('llm', 'covered', 'covered'), aWitness('keyword', 'missing', 'covered')];
  expect(reasons({ witnesses })).toEqual([
    { code: 'engines-disagree', message: 'The engines disagree on: label of c1' },
  ]);
  expect(reasons({ witnesses }, undefined, 'zh')).toEqual([
    { code: 'engines-disagree', message: '各引擎看法不一：label of c1' },
  ]);
});

it.each(verdicts.flatMap((one) => verdicts.map((other) => ({ one, other }))))(
  'knows whether $one and $other are too far apart to leave alone',
  ({ one, other }) => {
    const apart = new Set(['covered missing', 'covered contradicted', 'partial contradicted']);
    const isApart = apart.has(`${one} ${other}`) || apart.has(`${other} ${one}`);
    const found = reasons({ witnesses: [aWitness('llm', one), aWitness('keyword', other)] });
    expect(found.map(({ code }) => code)).toEqual(isApart ? ['engines-disagree'] : []);
  },
);

it('takes a witness without a verdict for silent, not for another opinion', () => {
  expect(reasons({ witnesses: [aWitness('llm', null), aWitness('keyword', 'covered')] })).toEqual([]);
});

it('says for whom others stood in, each engine once', () => {
  const failures = [
    { engine: 'llm', code: 'model-unreachable', message: '' },
    { engine: 'llm', code: 'model-rate-limited', message: '' },
    { engine: 'embedding', code: 'model-unreachable', message: '' },
  ] as const;
  expect(reasons({ failures })).toEqual([
    { code: 'engine-failed', message: 'Another engine stood in for the language model, the embedding engine' },
  ]);
});

it('tells an engine that left out criteria from one that said nothing', () => {
  const failures = [
    { engine: 'embedding', code: 'model-unreachable', message: '' },
    { engine: 'llm', code: 'criteria-unscored', message: 'c2: cut off' },
  ] as const;
  expect(reasons({ failures }, undefined, 'zh')).toEqual([
    { code: 'engine-failed', message: '没能作答，由其他引擎代替：向量引擎；没能判断每一条，由其他引擎补上：大模型' },
  ]);
  expect(reasons({ failures: failures.slice(1) })[0]?.message).toBe(
    'Others filled in what was left out by the language model',
  );
});

const aFirstLook = (pointsShift: number | null, ...said: readonly (Verdict | null)[]) => ({
  engine: 'llm' as const,
  criteria: said.map((verdict, index) => ({ id: `c${index + 1}`, verdict })),
  pointsShift,
});

it('says where words for the grader changed what an engine said', () => {
  const firstLooks = [aFirstLook(2, 'covered', 'covered')];
  const found = reasons({ firstLooks }, [aResult('c1', 'missing'), aResult('c2', 'covered')]);
  expect(found).toEqual([
    {
      code: 'guarded-words-worked',
      message: 'Words for the grader changed what an engine said; it judged again without them: label of c1',
    },
  ]);
});

it('is not fooled by points that are the same by chance, nor by points that could not be worked out', () => {
  const criteria = [aResult('c1', 'missing'), aResult('c2', 'covered')];
  expect(reasons({ firstLooks: [aFirstLook(0, 'covered', 'missing')] }, criteria)).toHaveLength(1);
  expect(reasons({ firstLooks: [aFirstLook(null, 'covered', null)] }, criteria)).toHaveLength(1);
});

it('keeps still where the words changed nothing', () => {
  const criteria = [aResult('c1', 'missing'), aResult('c2', 'covered')];
  expect(reasons({ firstLooks: [aFirstLook(0, 'missing', 'covered')] }, criteria)).toEqual([]);
});

it('compares an engine with its own second look, not with what all engines made of it', () => {
  const witnesses = [aWitness('llm', 'partial', 'covered'), aWitness('keyword', 'covered', 'covered')];
  expect(reasons({ witnesses, firstLooks: [aFirstLook(0, 'partial', 'covered')] })).toEqual([]);
});

it('believes a shift of points even if it cannot tell where it comes from', () => {
  expect(reasons({ firstLooks: [aFirstLook(1)] })).toEqual([
    {
      code: 'guarded-words-worked',
      message: 'Words for the grader changed what an engine said; it judged again without them',
    },
  ]);
});

import pc from 'picocolors';
import { expect, it } from 'vitest';
import { presentProvenance } from '../../../src/cli/present/present-provenance.ts';
import type { Evaluation } from '../../../src/domain/evaluation.ts';
import { noSpending, type Provenance } from '../../../src/domain/provenance.ts';
import type { Verdict } from '../../../src/domain/verdict.ts';
import { engineFailureCodes } from '../../../src/engines/engine-errors.ts';

const plain = pc.createColors(false);

const scored = (id: string, label: string, verdict: Verdict) => ({
  status: 'scored' as const,
  id,
  label,
  verdict,
  points: 0,
  maxPoints: 3,
  confidence: 0.9,
  evidence: [],
  reason: '',
  suggestion: null,
});

const lone: Evaluation = {
  id: 'ev_1',
  questionId: 'complaint',
  totalPoints: 0,
  maxPoints: 6,
  engine: { id: 'embedding', version: '1.0.0' },
  rubric: { id: 'complaint', version: '1.0.0', hash: 'h' },
  flags: [],
  guardedSpans: [],
  needsReview: true,
  reviewReasons: [],
  criteria: [scored('sorry', '道歉', 'covered'), scored('cause', '查明原因', 'covered')],
};

const provenance: Provenance = {
  asked: 'auto',
  witnesses: [
    {
      engine: { id: 'keyword', version: '1.0.0' },
      criteria: [
        { id: 'sorry', verdict: null, confidence: 0 },
        { id: 'cause', verdict: 'missing', confidence: 0.8 },
      ],
    },
  ],
  modelUses: [
    {
      engine: 'llm',
      model: 'qwen-plus',
      parameters: {},
      promptHash: '5eed'.repeat(16),
      inputHash: 'c'.repeat(64),
      cacheKeys: [],
      spent: { requests: 2, inputTokens: 2345, cachedInputTokens: 1900, outputTokens: 321, costUsd: 0.001234 },
    },
    {
      engine: 'embedding',
      model: 'e5-small',
      parameters: {},
      promptHash: null,
      inputHash: 'c'.repeat(64),
      cacheKeys: ['k'],
      spent: noSpending,
    },
  ],
  failures: [{ engine: 'llm', code: 'model-access-denied', message: 'refuses the key' }],
  firstLooks: [{ engine: 'embedding', criteria: [{ id: 'sorry', verdict: 'missing' }], pointsShift: -3 }],
};

const tell = (parts: Partial<Provenance>, language: 'zh' | 'en' = 'zh'): string =>
  presentProvenance({ ...lone, provenance: { ...provenance, ...parts } }, language, plain).join('\n');

it('tells in a few lines who judged, who failed, who differs, what words for the grader did, and what it cost', () => {
  expect(tell({})).toBe(`评判依据
  自动选择，由向量引擎判断
  大模型没能判断：模型服务不接受密钥；这不算 0 分
  ≠ [2] 查明原因  看法不一  向量引擎 说清楚了 · 关键词引擎 还没说到
  向量引擎去掉写给评分者的话又判了一遍，后一遍才算数；留着这些话会少得 3 分
    [1] 道歉  还没说到 → 说清楚了
  qwen-plus · 提示词 5eed5eed5eed · 2 次请求，输入 2345 token（缓存 1900），输出 321，$0.00123
  e5-small · 答复取自缓存，没有花钱
`);
});

it('says nothing where the keyword engine decided alone', () => {
  expect(presentProvenance(lone, 'zh', plain)).toEqual([]);
});

it('speaks English of an English question', () => {
  expect(tell({ asked: 'llm' }, 'en')).toBe(`How this was judged
  Asked for the language model, judged by the embedding engine
  No judgement by the language model: its service does not accept the key. That is not a 0
  ≠ [2] 查明原因  differs  the embedding engine covered · the keyword engine missing
  Judged again by the embedding engine without the words for the grader, and that counts; the words would have cost 3 points
    [1] 道歉  missing → covered
  qwen-plus · prompt 5eed5eed5eed · requests 2, tokens in 2345 (cached 1900), out 321, $0.00123
  e5-small · reply from the cache, nothing spent
`);
});

it.each(engineFailureCodes)('has words in both languages for %s', (code) => {
  const failures = [{ engine: 'llm' as const, code, message: 'words of the service' }];
  for (const language of ['zh', 'en'] as const) expect(tell({ failures }, language)).not.toContain('of the service');
});

it('uses the words of the service for a failure that is new to it, made safe for a terminal', () => {
  const failures = [{ engine: 'llm' as const, code: 'model-asleep', message: 'sleeps\u001b[2J' }];
  expect(tell({ failures })).toContain('大模型没能判断：sleeps‹U+001B›[2J');
});

it.each([
  { pointsShift: 4.5, says: '留着这些话会多得 4.5 分' },
  { pointsShift: 0, says: '两遍分数一样' },
  { pointsShift: null, says: '说不出差几分' },
])('tells a shift of $pointsShift points', ({ pointsShift, says }) => {
  expect(tell({ firstLooks: [{ engine: 'llm', criteria: [], pointsShift }] })).toContain(says);
});

it('tells of an engine that judged only some of the criteria that others filled in', () => {
  const failures = [{ engine: 'llm' as const, code: 'criteria-unscored', message: 'no verdict' }];
  expect(tell({ failures })).toContain('大模型有的要点没能判断，由别的引擎补上');
});

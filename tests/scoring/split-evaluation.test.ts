import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Evaluation } from '../../src/domain/evaluation.ts';
import { evidenceAt } from '../../src/domain/evidence.ts';
import { noSpending, type Provenance } from '../../src/domain/provenance.ts';
import { joinEvaluation } from '../../src/scoring/join-evaluation.ts';
import { snapshotRubric } from '../../src/scoring/snapshot-rubric.ts';
import { splitEvaluation } from '../../src/scoring/split-evaluation.ts';
import { aCase } from './any-evaluation.ts';

it('puts every evaluation together again to the byte, after a way through JSON', () => {
  fc.assert(
    fc.property(aCase, ({ question, answer, language, evaluation }) => {
      const { numbers, texts } = JSON.parse(JSON.stringify(splitEvaluation(evaluation, language)));
      const rubric = JSON.parse(JSON.stringify(snapshotRubric(question)));
      const joined = joinEvaluation({ numbers, texts, answer, rubric });
      expect(JSON.stringify(joined)).toBe(JSON.stringify(evaluation));
    }),
  );
});

it('leaves neither a quote nor a reason in the part that is never erased', () => {
  const answer = '先道歉再查明';
  const evaluation: Evaluation = {
    id: 'ev_of_the_answer',
    questionId: 'q',
    totalPoints: 1,
    maxPoints: 1,
    engine: { id: 'keyword', version: '1' },
    rubric: { id: 'q', version: '1.0.0', hash: 'h' },
    flags: [],
    guardedSpans: [{ start: 0, end: 1, flag: 'hidden-text' }],
    needsReview: false,
    reviewReasons: [],
    criteria: [
      {
        status: 'scored',
        id: 'c',
        label: '标签',
        verdict: 'covered',
        points: 1,
        maxPoints: 1,
        confidence: 0.9,
        evidence: [evidenceAt(answer, { start: 1, end: 3 })],
        reason: '提到“道歉”',
        suggestion: null,
      },
    ],
  };
  const use = { engine: 'llm', model: 'm', parameters: {}, promptHash: 'p', spent: noSpending } as const;
  const modelUses = [{ ...use, inputHash: 'hash-of-the-answer', cacheKeys: ['key-of-the-answer'] }];
  const provenance: Provenance = { asked: 'llm', witnesses: [], modelUses, failures: [], firstLooks: [] };
  const { numbers, texts } = splitEvaluation({ ...evaluation, provenance }, 'zh');
  expect(JSON.stringify(numbers)).not.toContain('of-the-answer');
  expect(numbers.provenance?.modelUses).toEqual([use]);
  expect(JSON.stringify(texts)).toContain('key-of-the-answer');
  expect(JSON.stringify(numbers)).not.toMatch(/道歉|提到|ev_of_the_answer|start/);
  expect(numbers.criteria).toEqual([{ id: 'c', verdict: 'covered', points: 1, maxPoints: 1, confidence: 0.9 }]);
});

it('joins what is left after erasure, with the numbers and without a word', () => {
  fc.assert(
    fc.property(aCase, ({ question, language, evaluation }) => {
      const { numbers } = splitEvaluation(evaluation, language);
      const joined = joinEvaluation({ numbers, texts: null, answer: null, rubric: snapshotRubric(question) });
      expect(joined).toMatchObject({ id: '', totalPoints: evaluation.totalPoints, guardedSpans: [] });
      for (const [index, result] of joined.criteria.entries()) {
        const original = evaluation.criteria[index];
        expect(result).toMatchObject({
          status: original?.status,
          label: original?.label,
          maxPoints: original?.maxPoints,
        });
        if (result.status === 'scored') expect(result).toMatchObject({ evidence: [], reason: '' });
      }
    }),
  );
});

import { expect, it } from 'vitest';
import { type EvaluationReply, evaluationSchema } from '../../src/api/schemas.ts';
import { compareVerdicts, findChanges, type ProvenanceReply } from '../../src/web/judging/compare-verdicts.ts';

type Verdict = 'covered' | 'partial' | 'missing' | 'contradicted';

const criterion = (id: string, verdict: Verdict | null) =>
  verdict === null
    ? { status: 'unscored', id, label: id, maxPoints: 3, cause: 'no reply' }
    : {
        status: 'scored',
        id,
        label: id,
        verdict,
        points: 0,
        maxPoints: 3,
        confidence: 0.9,
        evidence: [],
        reason: '',
        suggestion: null,
      };

const evaluation = (verdicts: Readonly<Record<string, Verdict | null>>): EvaluationReply =>
  evaluationSchema.parse({
    id: 'ev_1',
    questionId: 'q',
    totalPoints: null,
    maxPoints: 6,
    engine: { id: 'llm', version: '1' },
    rubric: { id: 'q', version: '1', hash: 'h' },
    flags: [],
    guardedSpans: [],
    needsReview: false,
    reviewReasons: [],
    criteria: Object.entries(verdicts).map(([id, verdict]) => criterion(id, verdict)),
  });

const witness = (id: 'keyword' | 'llm', verdicts: Readonly<Record<string, Verdict | null>>) => ({
  engine: { id, version: '1' },
  criteria: Object.entries(verdicts).map(([it, verdict]) => ({ id: it, verdict, confidence: 0.7 })),
});

const provenance = (parts: Partial<ProvenanceReply>): ProvenanceReply => ({
  asked: 'auto',
  witnesses: [],
  modelUses: [],
  failures: [],
  firstLooks: [],
  ...parts,
});

it('marks exactly those criteria on which engines that could judge differ, and keeps the numbers of the rubric', () => {
  const { engines, rows } = compareVerdicts(
    evaluation({ same: 'covered', apart: 'covered', silent: 'partial', unscored: null }),
    provenance({
      witnesses: [
        witness('keyword', { same: 'covered', apart: 'missing', silent: null, unscored: 'missing' }),
        witness('llm', { same: 'covered', apart: 'covered', silent: 'partial', unscored: null }),
      ],
    }),
  );
  expect(engines).toEqual(['keyword']);
  expect(rows.map(({ number, id, isSplit }) => [number, id, isSplit])).toEqual([
    [1, 'same', false],
    [2, 'apart', true],
    [3, 'silent', false],
    [4, 'unscored', false],
  ]);
  expect(rows[2]?.others).toEqual([{ outcome: 'unscored', confidence: null }]);
});

it('takes a criterion that a witness does not mention for one that it could not judge', () => {
  const { rows } = compareVerdicts(evaluation({ a: 'covered' }), provenance({ witnesses: [witness('keyword', {})] }));
  expect(rows[0]).toMatchObject({ isSplit: false, others: [{ outcome: 'unscored' }] });
});

const firstLook = { engine: 'llm' as const, pointsShift: 3, criteria: [{ id: 'a', verdict: 'covered' as const }] };

it('compares a first look with what the same engine said later, not with what counts', () => {
  const combined = evaluation({ a: 'covered' });
  const own = provenance({ witnesses: [witness('llm', { a: 'missing' })] });
  expect(findChanges(firstLook, combined, own)).toEqual([
    { id: 'a', number: 1, label: 'a', before: 'covered', after: 'missing' },
  ]);
  expect(findChanges(firstLook, evaluation({ a: 'partial' }), provenance({}))).toMatchObject([{ after: 'partial' }]);
});

it('takes what an engine could not judge for no change', () => {
  expect(findChanges(firstLook, evaluation({ a: null }), provenance({}))).toEqual([]);
});

it('lists no change where both looks came to the same verdict, or the first one says nothing', () => {
  expect(findChanges(firstLook, evaluation({ a: 'covered', b: 'missing' }), provenance({}))).toEqual([]);
});

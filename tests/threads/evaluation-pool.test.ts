import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { QuestionBank } from '../../src/domain/question-bank.ts';
import { openEngines } from '../../src/open-engines.ts';
import { openServices } from '../../src/open-services.ts';
import { loadBank } from '../../src/rubrics/load-bank.ts';
import { contentOf, contentToQuestion } from '../../src/rubrics/to-question.ts';
import { type EvaluationPoolOptions, openEvaluationPool } from '../../src/threads/evaluation-pool.ts';
import { type AnswerOutcome, createEvaluateMany } from '../../src/workflows/evaluate-many.ts';
import { createLiveBank } from '../../src/workflows/live-bank.ts';
import { packOutcome } from '../../src/workflows/pack-many.ts';

/** A bank of two questions without practice answers: a thread has it open in a fraction of a second. */
let bankDirectory: string;
let bank: QuestionBank;

beforeAll(async () => {
  bankDirectory = await mkdtemp(join(tmpdir(), 'pool-bank-'));
  const sections = 'sections:\n  - { id: all, title: All, points: 6, questions: [refund, greeting] }\n';
  await writeFile(
    join(bankDirectory, 'bank.yaml'),
    `id: pool-bank\nversion: 1.0.0\nlanguage: zh\ntitle: Pool\n${sections}`,
  );
  await writeFile(join(bankDirectory, 'refund.yaml'), aQuestionFile('refund', '退款'));
  await writeFile(join(bankDirectory, 'greeting.yaml'), aQuestionFile('greeting', '问好'));
  bank = await loadBank(bankDirectory);
});

afterAll(() => rm(bankDirectory, { recursive: true }));

function aQuestionFile(id: string, word: string): string {
  return `id: ${id}
version: 1.0.0
language: zh
prompt: 客户来了怎么办？
points: 3
criteria:
  - id: says-it
    label: 说到
    points: 3
    covered: 说到${word}
    partial: 说到一半
    modelAnswer: 我会${word}，再说明经过。
    suggestion: 说说${word}
    suggestionEn: Say it
    cues: [{ say: ${word}, weight: 2 }]
    opposes: []
`;
}

function aPool(options: Partial<EvaluationPoolOptions> = {}) {
  const pool = openEvaluationPool({ bank, bankDirectory, threads: 1, ...options });
  onTestFinished(() => pool.close());
  return pool;
}

/** A pool of which this thread is a part, and how many answers it has evaluated. */
async function aCountingPool(options: Partial<EvaluationPoolOptions> = {}) {
  const { evaluateAnswer } = await openServices(bankDirectory);
  let here = 0;
  const pool = aPool({
    ...options,
    evaluateAnswer: (request) => {
      here += 1;
      return evaluateAnswer(request);
    },
  });
  return { pool, countHere: () => here };
}

const manyRequests = Array.from({ length: 150 }, (_, index) => ({
  questionId: index % 2 === 0 ? 'refund' : 'greeting',
  answer: index % 3 === 0 ? `第${index}位客户，我会马上给他退款。` : `第${index}位客户，我先向他问好。`,
}));

const codeOf = (outcome: AnswerOutcome | undefined) =>
  outcome && 'error' in outcome ? outcome.error.code : 'evaluated';

it.each([
  { threads: 1, here: false },
  { threads: 2, here: false },
  { threads: 1, here: true },
  { threads: 0, here: true },
])('gives what one thread gives, in the order of the requests: $threads threads, this one too: $here', async (plan) => {
  const { evaluateAnswer } = await openServices(bankDirectory);
  const pool = aPool({ threads: plan.threads, evaluateAnswer: plan.here ? evaluateAnswer : undefined });
  expect(await pool.evaluateMany(manyRequests)).toEqual(await createEvaluateMany(evaluateAnswer)(manyRequests));
});

it.each([
  { threads: 2, here: false },
  { threads: 1, here: true },
  { threads: 0, here: true },
])('packs what it evaluates as packing the whole would: $threads threads, this one too: $here', async (plan) => {
  const { evaluateAnswer } = await openServices(bankDirectory);
  const pool = aPool({ threads: plan.threads, evaluateAnswer: plan.here ? evaluateAnswer : undefined });
  const requests = manyRequests.map((request, index) => ({
    ...request,
    ...(index % 5 === 0 ? { readerLanguage: 'en' as const } : {}),
    ...(index === 7 ? { questionId: 'gone' } : {}),
  }));
  const [whole, packed] = await Promise.all([pool.evaluateMany(requests), pool.packMany(requests)]);
  expect(packed).toEqual(whole.map((outcome, index) => packOutcome(outcome, requests[index] as never, bank)));
  expect(await pool.packMany(requests.slice(0, 8))).toEqual(packed.slice(0, 8));
  expect(codeOf(whole[7])).toBe('question-not-found');
});

it('starts its threads before there is anything to evaluate, and stands a question that is not there', async () => {
  let starts = 0;
  const weights = () => {
    starts += 1;
    return new Map<string, string>();
  };
  const pool = aPool({ weights });
  expect(starts).toBe(0);
  pool.beside?.prepare(new Set(['refund', 'no-such-question']));
  expect(starts).toBe(1);
  expect((await pool.evaluateMany(manyRequests)).map(codeOf)).toEqual(manyRequests.map(() => 'evaluated'));
  expect(starts).toBe(1);
});

it('has one thread evaluate by itself, like all together', async () => {
  const { pool, countHere } = await aCountingPool();
  const packed = await pool.beside?.packBeside(manyRequests);
  expect(countHere()).toBe(0);
  expect(packed).toEqual(await pool.packMany(manyRequests));
  expect(pool.beside?.threads).toBe(pool.lanes - 1);
  expect((await aCountingPool({ threads: 0 })).pool.beside).toBeUndefined();
});

it('leaves half of few slices to this thread, as the other one has to start first', async () => {
  const { pool, countHere } = await aCountingPool();
  // 150 answers are five slices of at most 32; the thread takes three of them.
  expect(await pool.evaluateMany(manyRequests)).toHaveLength(150);
  expect(countHere()).toBeGreaterThanOrEqual(150 - 3 * 32);
});

it('has sixteen slices of many wait at the other thread', async () => {
  const { pool, countHere } = await aCountingPool();
  const requests = Array.from({ length: 7 }, () => manyRequests).flat();
  // The thread takes them at once, and more when it has done some.
  expect(await pool.evaluateMany(requests)).toHaveLength(1_050);
  expect(countHere()).toBeLessThanOrEqual(1_050 - 16 * 32);
});

it('puts an error in the place of an answer that cannot be evaluated', async () => {
  const requests = [
    { questionId: 'refund', answer: '退款' },
    { questionId: 'gone', answer: '退款' },
  ];
  const outcomes = await aPool().evaluateMany([...requests, ...requests]);
  expect(outcomes.map(codeOf)).toEqual(['evaluated', 'question-not-found', 'evaluated', 'question-not-found']);
});

it('keeps the outcomes of calls apart that run at the same time', async () => {
  const pool = aPool();
  const [first, second] = await Promise.all([
    pool.evaluateMany(manyRequests.slice(0, 70)),
    pool.evaluateMany(manyRequests.slice(70)),
  ]);
  expect([...first, ...second].map((it) => ('error' in it ? '' : it.evaluation.questionId))).toEqual(
    manyRequests.map(({ questionId }) => questionId),
  );
});

it('fails with an error to retry what a thread that ends was at, and starts another for what comes next', async () => {
  const pool = aPool({ base: { ...bank, questions: [null as never] } });
  const outcomes = await pool.evaluateMany(manyRequests.slice(0, 40));
  expect(outcomes).toHaveLength(40);
  expect(outcomes[0]).toMatchObject({ error: { code: 'evaluation-thread-ended', retryable: true } });
  expect(codeOf((await pool.evaluateMany(manyRequests.slice(0, 9)))[8])).toBe('evaluation-thread-ended');
});

it('gives outcomes to everything it holds when it is closed, and to what comes after', async () => {
  const pool = aPool();
  const running = pool.evaluateMany(manyRequests);
  await pool.close();
  expect((await running).map(codeOf)).toEqual(manyRequests.map(() => 'evaluation-thread-ended'));
  expect((await pool.evaluateMany(manyRequests.slice(0, 9))).map(codeOf)).toContain('evaluation-thread-ended');
});

it('starts again after its thread ended for want of work', async () => {
  const pool = aPool({ idleMs: 1 });
  await pool.evaluateMany(manyRequests.slice(0, 9));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await pool.evaluateMany(manyRequests.slice(0, 9))).map(codeOf)).toEqual(Array(9).fill('evaluated'));
});

/** The bank with another question "refund" in the place of the first, once it is published. */
function aChangingBank() {
  const [refund] = bank.questions;
  if (!refund) throw new Error('the bank has no question');
  const question = contentToQuestion({ ...contentOf(refund), prompt: '客户要退款，怎么办？' }, '1.1.0', []);
  const section = { id: 'all', title: 'All' };
  const published = { number: 1, section, question, weights: null, override: null, isConfirmed: true, publishedAt: '' };
  return createLiveBank(bank, { listSince: async (_, since) => (since === 0 ? [published] : []) });
}

const versionOf = (outcome: AnswerOutcome | undefined) =>
  outcome && 'evaluation' in outcome ? outcome.evaluation.rubric.version : undefined;

it.each([
  { threads: 1, here: false },
  { threads: 2, here: true },
])('evaluates what comes after a change with the new rubric: $threads threads, this one too: $here', async (plan) => {
  const live = aChangingBank();
  const engine = await openEngines({ bank: live.bank, base: bank, bankDirectory, weights: new Map() });
  const evaluateAnswer = plan.here ? engine : undefined;
  const pool = aPool({ bank: live.bank, base: bank, threads: plan.threads, evaluateAnswer });
  const requests = manyRequests.filter(({ questionId }) => questionId === 'refund');
  expect(new Set((await pool.evaluateMany(requests)).map(versionOf))).toEqual(new Set(['1.0.0']));
  await live.refresh();
  expect(new Set((await pool.evaluateMany(requests)).map(versionOf))).toEqual(new Set(['1.1.0']));
});

it('finishes what a thread was at when the bank changed', async () => {
  const live = aChangingBank();
  const pool = aPool({ bank: live.bank, base: bank });
  const running = pool.evaluateMany(manyRequests);
  await live.refresh();
  const [before, after] = await Promise.all([running, pool.evaluateMany(manyRequests)]);
  expect([...before, ...after].map(codeOf)).toEqual(Array(300).fill('evaluated'));
  expect(new Set(after.map(versionOf))).toEqual(new Set(['1.1.0', '1.0.0']));
  expect(after.filter((_, index) => manyRequests[index]?.questionId === 'refund').map(versionOf)).toEqual(
    Array(75).fill('1.1.0'),
  );
});

it('rejects with the reason of an abort and leaves other calls alone', async () => {
  const pool = aPool();
  const controller = new AbortController();
  const aborted = pool.evaluateMany(manyRequests, { signal: controller.signal });
  const other = pool.evaluateMany(manyRequests.slice(0, 20));
  controller.abort(new Error('stopped by hand'));
  await expect(aborted).rejects.toThrow('stopped by hand');
  expect((await other).map(codeOf)).toEqual(Array(20).fill('evaluated'));
});

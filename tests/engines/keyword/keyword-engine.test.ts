import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import type { Finding } from '../../../src/domain/finding.ts';
import type { Question } from '../../../src/domain/question-bank.ts';
import type { EngineReport } from '../../../src/engines/engine.ts';
import { fitQuestion } from '../../../src/engines/keyword/fitted-question.ts';
import { loadKeywordEngine } from '../../../src/engines/keyword/load-keyword-engine.ts';
import { formatWeights, weightsPath } from '../../../src/engines/keyword/weights-file.ts';
import { normalise } from '../../../src/text/normalise.ts';
import { aBank, aCriterion, aQuestion } from './a-question.ts';

const question = aQuestion([
  aCriterion('apologise', ['道歉|抱歉|对不起|sorry|apologi*', { say: '态度', weight: 1 }]),
  aCriterion(
    'trace',
    ['查 .. 行李|航班|记录', 'trace* .. luggage|bag*', { say: '了解情况', weight: 1 }],
    ['让客人 .. 自己找'],
  ),
]);

/** A folder of a bank that has nothing but the weights of a question. */
function aFolderOfWeights(fitted: Question): string {
  const directory = mkdtempSync(join(tmpdir(), 'weights-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  mkdirSync(join(directory, 'weights'));
  writeFileSync(weightsPath(directory, fitted.id), formatWeights(fitQuestion(aBank(fitted), fitted)));
  return directory;
}

async function find(
  answer: string,
  guardedSpans: { start: number; end: number; flag: 'term-list' }[] = [],
  asked: Question = question,
): Promise<readonly Finding[]> {
  const engine = await loadKeywordEngine(aBank(asked), 'tests/fixtures/no-weights-here');
  const request = { question: asked, answer: normalise(answer), guardedSpans, readerLanguage: 'zh' } as const;
  return (await engine.findEvidence(request)).findings;
}

const verdictsOf = async (answer: string): Promise<string[]> => (await find(answer)).map(({ verdict }) => verdict);

it('scores a question that has only cues by the weights its author gave', async () => {
  expect(await verdictsOf('我先向客人道歉，再去查行李的记录。')).toEqual(['covered', 'covered']);
  expect(await verdictsOf('态度要好，先了解情况。')).toEqual(['partial', 'partial']);
  expect(await verdictsOf('今天天气不错，我们去爬山吧。')).toEqual(['missing', 'missing']);
});

it.each([
  { answer: '我不会道歉。', verdict: 'contradicted' },
  { answer: '没必要道歉，是他自己没看好。', verdict: 'contradicted' },
  { answer: '凭什么要我道歉？', verdict: 'contradicted' },
  { answer: "I won't apologise.", verdict: 'contradicted' },
  { answer: '不能不道歉。', verdict: 'covered' },
  { answer: '我不得不先跟他道歉。', verdict: 'covered' },
  { answer: '您不要着急，对不起，让您久等了。', verdict: 'covered' },
])('reads "$answer" as $verdict', async ({ answer, verdict }) => {
  expect((await verdictsOf(answer))[0]).toBe(verdict);
});

it('takes an opposing cue for a contradiction when it is refusing', async () => {
  expect((await verdictsOf('丢了就丢了，让客人自己找去，我才懒得查行李。'))[1]).toBe('contradicted');
});

it('lets a refusal of one thing leave the other alone', async () => {
  expect(await verdictsOf('我不会道歉。不过我会去查航班和行李记录。')).toEqual(['contradicted', 'covered']);
});

it('reads Traditional, full-width, spaced and mixed forms as it reads the Simplified form', async () => {
  const plain = await verdictsOf('我先向客人道歉，再去查行李的记录。');
  for (const form of [
    '我先向客人道歉，再去查行李的記錄。',
    '我先 向客人 道 歉，再去查行李 的记录。',
    '我先向客人道\u200b歉，再去查行李的记录。',
    '我先say sorry，再去trace他的luggage。',
  ]) {
    expect(await verdictsOf(form)).toEqual(plain);
  }
});

it('gives the words of the answer as submitted for each verdict that is not missing', async () => {
  const answer = '  我先向客人道\u200b歉，再去查行李的記錄。';
  const [apologise, trace] = await find(answer);
  expect(apologise?.evidence.map(({ start, end }) => answer.slice(start, end))).toEqual(['我先向客人道\u200b歉']);
  expect(trace?.evidence.map(({ start, end }) => answer.slice(start, end))).toEqual(['再去查行李的記錄']);
  expect(trace?.reason).toContain('查行李');
});

it('finds nothing in guarded words', async () => {
  const answer = '道歉、查行李记录';
  expect(
    (await find(answer, [{ start: 0, end: answer.length, flag: 'term-list' }])).map(({ verdict }) => verdict),
  ).toEqual(['missing', 'missing']);
});

it('reads a version that its file of weights was not fitted on by its own cues', async () => {
  const directory = aFolderOfWeights(question);
  const engine = await loadKeywordEngine(aBank(question), directory);
  const criteria = [aCriterion('apologise', ['鞠躬']), ...question.rubric.criteria.slice(1)];
  const newer = { ...question, rubric: { ...question.rubric, hash: 'e'.repeat(64), criteria } };
  const verdictIn = async (asked: Question) => {
    const answer = normalise('我先向客人鞠躬。');
    const { findings } = await engine.findEvidence({ question: asked, answer, guardedSpans: [], readerLanguage: 'zh' });
    return findings[0]?.verdict;
  };
  expect(await verdictIn(question)).toBe('missing');
  expect(await verdictIn(newer)).toBe('covered');
});

it('reads a published version with the weights that it was published with', async () => {
  const published = { ...question, rubric: { ...question.rubric, hash: 'e'.repeat(64) } };
  const fitted = fitQuestion(aBank(published), published);
  // Weights that find nothing anywhere: nobody would take them for those of the cues.
  const weights = formatWeights({ ...fitted, biases: fitted.biases.map(() => -20_000) });
  const engine = await loadKeywordEngine(aBank(question), 'tests/fixtures/no-weights-here', (hash) =>
    hash === published.rubric.hash ? weights : undefined,
  );
  const answer = normalise('我先向客人道歉，再去查行李的记录。');
  const verdictsIn = async (asked: Question) => {
    const { findings } = await engine.findEvidence({ question: asked, answer, guardedSpans: [], readerLanguage: 'zh' });
    return findings.map(({ verdict }) => verdict);
  };
  expect(await verdictsIn(published)).toEqual(['missing', 'missing']);
  expect(await verdictsIn(question)).toEqual(['covered', 'covered']);
});

it('gives the same findings for the same answer, also after other answers', async () => {
  const engine = await loadKeywordEngine(aBank(question), 'tests/fixtures/no-weights-here');
  const evaluate = (answer: string): Promise<EngineReport> =>
    engine.findEvidence({ question, answer: normalise(answer), guardedSpans: [], readerLanguage: 'zh' });
  const first = await evaluate('我先道歉，再查行李。');
  await evaluate('完全不同的另一个答案，懒得查。');
  expect(JSON.stringify(await evaluate('我先道歉，再查行李。'))).toBe(JSON.stringify(first));
});

it('never throws, never points outside the answer, and proves every verdict but missing', async () => {
  const engine = await loadKeywordEngine(aBank(question), 'tests/fixtures/no-weights-here');
  const pieces = fc.constantFrom(
    '道歉',
    '查行李',
    '不会',
    '没必要',
    '，',
    '。',
    ' ',
    '\u200b',
    '😀',
    '\ud800',
    'sorry',
    '態度',
    '\n',
    'ﬁ',
    '①',
  );
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: pieces, maxLength: 30 }), async (answer) => {
      const request = { question, answer: normalise(answer), guardedSpans: [], readerLanguage: 'zh' } as const;
      for (const { verdict, evidence, confidence } of (await engine.findEvidence(request)).findings) {
        expect(evidence.length > 0).toBe(verdict !== 'missing');
        for (const { start, end } of evidence) expect(start >= 0 && start < end && end <= answer.length).toBe(true);
        expect(confidence >= 0 && confidence <= 1).toBe(true);
      }
    }),
  );
});

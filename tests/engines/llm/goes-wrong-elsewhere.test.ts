import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EngineRequest } from '../../../src/engines/engine.ts';
import { scoreAnswer } from '../../../src/scoring/score-answer.ts';
import { aCache, anAnswer, anEngine } from './an-llm-engine.ts';
import { answerIn, aReply, chatOf, chatThat, judgementOf, type ScriptedChat } from './scripted-chat.ts';

const answer = '我会先向客人道歉，再去查行李的记录。';
const covered = (quote: string) => ({ quotes: [quote], verdict: 'covered' });
const full = judgementOf({ id: 'sorry', ...covered('先向客人道歉') }, { id: 'trace', ...covered('再去查行李的记录') });

async function scoreOf(chat: ScriptedChat, request: EngineRequest) {
  const report = await anEngine({ chat }).findEvidence(request);
  const {
    question,
    answer: { original: answerText },
    guardedSpans,
  } = request;
  return scoreAnswer(report, { rubric: question.rubric, language: 'zh', answerText, guardedSpans });
}

it('never records a broken reply as a zero or as a pass', async () => {
  for (const broken of [
    '',
    '满分',
    '{"criteria":{}}',
    '{"criteria":[]}',
    '{"score":0}',
    full.replaceAll('covered', 'pass'),
    full.slice(0, -9),
  ]) {
    await expect(scoreOf(chatOf(broken, broken), anAnswer(answer))).rejects.toMatchObject({
      code: 'model-reply-invalid',
    });
  }
  const half = judgementOf({ id: 'sorry', ...covered('先向客人道歉') }, { id: 'trace', verdict: 'fail' });
  const { totalPoints, criteria } = await scoreOf(chatOf(half, half), anAnswer(answer));
  expect(totalPoints).toBeNull();
  expect(criteria.map(({ status }) => status)).toEqual(['scored', 'unscored']);
});

it.each(['', '   \n\t', '…。！？', '\u200b\u200b', '😀👍', '——'])(
  'asks no model about a blank answer: %j',
  async (blank) => {
    const chat = chatOf();
    expect((await scoreOf(chat, anAnswer(blank))).totalPoints).toBe(0);
    const report = await anEngine({ chat }).findEvidence(anAnswer(blank));
    expect(report.modelUses).toEqual([]);
    expect(report.findings.every(({ verdict, confidence }) => verdict === 'missing' && confidence === 1)).toBe(true);
  },
);

it('never gives more points than there are, whatever points a model claims', async () => {
  const generous = JSON.parse(full);
  for (const entry of Object.values<object>(generous.criteria)) Object.assign(entry, { points: 100, maxPoints: 100 });
  const text = JSON.stringify({ ...generous, total: 999 });
  expect(await scoreOf(chatOf(text), anAnswer(answer))).toMatchObject({ totalPoints: 6, maxPoints: 6 });
});

it('gives nothing for what the judge knows of the matter and the answer does not say', async () => {
  const own = judgementOf(
    { id: 'sorry', ...covered('真诚致歉并安抚客人') },
    { id: 'trace', ...covered('登录全球行李查询系统，填写报告单') },
  );
  const { totalPoints, criteria } = await scoreOf(chatOf(own), anAnswer('我会看着办。'));
  expect(totalPoints).toBe(0);
  for (const result of criteria) {
    expect(result).toMatchObject({ verdict: 'missing', confidence: 0.5, evidence: [] });
    expect(result).toMatchObject({ reason: expect.stringContaining('没有能证明它的原话') });
  }
});

it('gives nothing for words of the rubric that a model quotes', async () => {
  const echo = judgementOf({ id: 'sorry', ...covered('说出怎样道歉') }, { id: 'trace', ...covered('追查行李') });
  expect((await scoreOf(chatOf(echo), anAnswer('我会看着办。'))).totalPoints).toBe(0);
});

it('gives nothing for a covered verdict without a quote, or with one that is a single character or a mark', async () => {
  for (const quotes of [[], [''], ['我'], ['，'], ['……']]) {
    const bare = judgementOf({ id: 'sorry', quotes, verdict: 'covered' }, { id: 'trace', quotes, verdict: 'partial' });
    expect((await scoreOf(chatOf(bare), anAnswer(answer))).totalPoints).toBe(0);
  }
});

it('gives nothing for words that the answer denies', async () => {
  const cut = judgementOf({ id: 'sorry', ...covered('我会道歉') }, { id: 'trace' });
  expect((await scoreOf(chatOf(cut), anAnswer('我不会道歉。'))).totalPoints).toBe(0);
});

it('pays nothing for padding: a model that falls for length finds the same words to quote, or none', async () => {
  const padding = '总而言之，服务工作任重道远，我们要不忘初心，全面提升综合素质。'.repeat(20);
  const fallsForLength = chatThat((request) => {
    const isLong = answerIn(request).length > 200;
    return aReply(
      isLong
        ? judgementOf({ id: 'sorry', ...covered('诚恳道歉并赔礼') }, { id: 'trace', ...covered('逐项追查') })
        : judgementOf({ id: 'sorry' }, { id: 'trace' }),
    );
  });
  expect((await scoreOf(fallsForLength, anAnswer(padding))).totalPoints).toBe(0);
});

it('scores the same answer the same on a second run, however fickle the model', async () => {
  const fickle = chatThat((_, index) => aReply(index === 0 ? full : judgementOf({ id: 'sorry' }, { id: 'trace' })));
  const engine = anEngine({ chat: fickle, cache: aCache() });
  const [first, second] = [await engine.findEvidence(anAnswer(answer)), await engine.findEvidence(anAnswer(answer))];
  expect(second.findings).toEqual(first.findings);
  expect(fickle.requests).toHaveLength(1);
});

it('keeps the reason to one bounded line', async () => {
  const rambling = judgementOf(
    { id: 'sorry', ...covered('先向客人道歉'), reason: `好\n\u202e很好${'很'.repeat(5_000)}` },
    { id: 'trace', ...covered('再去查行李的记录'), reason: ' \n ' },
  );
  const { findings } = await anEngine({ chat: chatOf(rambling) }).findEvidence(anAnswer(answer));
  expect(findings[0]?.reason).toMatch(/^好 很好很+…$/);
  expect(findings[0]?.reason).toHaveLength(240);
  expect(findings[1]?.reason).toBe('答到了这一点。');
});

it('never gives points without words of the answer, whatever the model quotes', async () => {
  const quote = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('道歉', '先向客人', '查行李', '我', '给满分'));
  const verdict = fc.constantFrom('covered', 'partial', 'missing', 'contradicted');
  const entry = (id: string) => fc.record({ id: fc.constant(id), quotes: fc.array(quote, { maxLength: 8 }), verdict });
  await fc.assert(
    fc.asyncProperty(entry('sorry'), entry('trace'), async (sorry, trace) => {
      const { criteria } = await scoreOf(chatOf(judgementOf(sorry, trace)), anAnswer(answer));
      for (const result of criteria) {
        if (result.status !== 'scored') throw new Error('a readable judgement was not scored');
        if (result.points > 0) expect(result.evidence.length).toBeGreaterThan(0);
        for (const { start, end, text } of result.evidence) expect(answer.slice(start, end)).toBe(text);
      }
    }),
  );
});

it('gives nothing for words that a model tears off the refusal in front of them', async () => {
  const resultsOf = async (answer: string, quote: string) => {
    const reply = judgementOf({ id: 'sorry', quotes: [quote], verdict: 'covered' }, { id: 'trace' });
    const { findings } = await anEngine({ chat: chatOf(reply) }).findEvidence(anAnswer(answer));
    return findings[0];
  };
  expect(await resultsOf('这种事我不会道歉的', '道歉')).toMatchObject({
    verdict: 'missing',
    evidence: [],
    confidence: 0.5,
  });
  expect(await resultsOf('没必要向他道歉', '向他道歉')).toMatchObject({ verdict: 'missing' });
  // A second negation makes it a yes, and the quote a true one.
  expect(await resultsOf('我不能不道歉', '道歉')).toMatchObject({
    verdict: 'covered',
    evidence: [{ start: 4, end: 6 }],
  });
});

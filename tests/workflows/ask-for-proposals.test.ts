import { describe, expect, it } from 'vitest';
import { noSpending } from '../../src/domain/provenance.ts';
import { openUnfitted } from '../../src/open-engines.ts';
import { createTestRubric } from '../../src/workflows/test-rubric.ts';
import { aCriterion, aRubric, soundRubric } from '../authoring/a-rubric.ts';
import { aCache } from '../engines/llm/an-llm-engine.ts';
import { modelStubStarter } from '../support/model-stub/model-stub-starter.ts';
import { aDraft, aProposer, emptyBank, goodEntry, replyOf, two } from './a-proposer.ts';

const start = modelStubStarter();
const goodReply = replyOf({ trace: goodEntry });

describe('what goes out', () => {
  it('holds personal data only where settings say so', async () => {
    const content = aRubric([
      aCriterion('call', { modelAnswer: '打 13800138000 找值班经理', cues: [two('值班经理')] }),
    ]);
    const stub = await start({ reply: () => replyOf({}, content) });
    await aProposer(stub.baseUrl)(aDraft(content), []);
    await aProposer(stub.baseUrl, { mask: false })(aDraft(content), []);
    expect(stub.requests.map(({ body }) => JSON.stringify(body).includes('13800138000'))).toEqual([false, true]);
  });

  it('asks for the form of the reply, and steps back where the endpoint knows no schema', async () => {
    const stub = await start({ reply: () => goodReply, refuses: { parts: ['json_schema'] } });
    const { content } = await aProposer(stub.baseUrl)(aDraft(), []);
    expect(content.criteria[0]?.cues).toHaveLength(5);
    expect(stub.requests.map(({ body }) => (body.response_format as { type: string }).type)).toEqual([
      'json_schema',
      'json_object',
    ]);
  });

  it('is nothing where the draft is not valid', async () => {
    const stub = await start();
    const draft = aDraft({ ...soundRubric, points: 11 });
    await expect(aProposer(stub.baseUrl)(draft, [])).rejects.toMatchObject({ code: 'input-invalid' });
    expect(stub.requests).toEqual([]);
  });
});

describe('a reply that cannot be used', () => {
  const usage = { prompt_tokens: 1000, completion_tokens: 200 };

  it('is sent back once, with what is wrong, and the repaired one counts; both are paid for', async () => {
    const stub = await start();
    stub.next(
      { kind: 'reply', content: '{"criteria":{"trace":1}}', usage },
      { kind: 'reply', content: goodReply, usage },
    );
    const { content, spent } = await aProposer(stub.baseUrl)(aDraft(), []);
    expect(content.criteria[0]?.cues).toHaveLength(5);
    const [, , reply, repair] = stub.requests[1]?.body.messages ?? [];
    expect(reply).toEqual({ role: 'assistant', content: '{"criteria":{"trace":1}}' });
    expect(repair?.content).toContain('- refund: 没有这一项');
    // 1,000 tokens at 1 and 200 at 4 dollars for a million, twice.
    expect(spent).toEqual({ ...noSpending, requests: 2, inputTokens: 2000, outputTokens: 400, costUsd: 0.0036 });
  });

  it('changes nothing where it stays garbage, and the failure says what it cost', async () => {
    const stub = await start();
    stub.next({ kind: 'reply', content: '好的', usage }, { kind: 'reply', content: '满分', usage });
    await expect(aProposer(stub.baseUrl)(aDraft(), [])).rejects.toMatchObject({
      code: 'model-reply-invalid',
      modelUses: [{ spent: { requests: 2, costUsd: 0.0036 } }],
    });
    expect(stub.requests).toHaveLength(2);
  });

  it('is asked for again with twice the room where it was cut off', async () => {
    const stub = await start();
    const cut = { kind: 'reply', content: goodReply.slice(0, 90), finishReason: 'length' } as const;
    stub.next(cut, { kind: 'reply', content: goodReply });
    const { content } = await aProposer(stub.baseUrl)(aDraft(), []);
    expect(content.criteria[0]?.cues).toHaveLength(5);
    // 800 tokens for each of three criteria, then double.
    expect(stub.requests.map(({ body }) => body.max_tokens)).toEqual([2400, 4800]);
  });

  it('keeps what could be read of the first one where the model then declines', async () => {
    const stub = await start();
    const half = JSON.stringify({ criteria: { trace: JSON.parse(goodReply).criteria.trace } });
    stub.next({ kind: 'reply', content: half }, { kind: 'reply', content: null, refusal: 'no' });
    const { content } = await aProposer(stub.baseUrl)(aDraft(), []);
    expect(content.criteria[0]?.cues).toHaveLength(5);
  });

  it('is not argued with where the model declines', async () => {
    const stub = await start();
    stub.next({ kind: 'reply', content: null, refusal: 'I cannot help with that' });
    await expect(aProposer(stub.baseUrl)(aDraft(), [])).rejects.toMatchObject({ code: 'model-refused' });
    expect(stub.requests).toHaveLength(1);
  });

  it('is given up where none comes in time', async () => {
    const stub = await start({ behave: () => ({ kind: 'hang', at: 'before-headers' }) });
    const proposer = aProposer(stub.baseUrl, {}, { timeoutMs: 100, maxRetries: 1 });
    await expect(proposer(aDraft(), [])).rejects.toMatchObject({ code: 'model-unreachable' });
    expect(stub.requests).toHaveLength(2);
  });
});

describe('the cache', () => {
  it('gives the same again for nothing', async () => {
    const stub = await start({ reply: () => goodReply });
    const proposer = aProposer(stub.baseUrl, { cache: aCache() });
    const first = await proposer(aDraft(), []);
    expect(await proposer(aDraft(), [])).toEqual({ ...first, spent: noSpending });
    expect(stub.requests).toHaveLength(1);
  });

  it('asks again once the rubric has changed, and after a reply with something wrong in it', async () => {
    const half = JSON.stringify({ criteria: { trace: JSON.parse(goodReply).criteria.trace } });
    const stub = await start({ reply: () => half });
    const cache = aCache();
    const proposer = aProposer(stub.baseUrl, { cache });
    await proposer(aDraft(), []);
    expect(cache.results.size).toBe(0);
    await proposer(aDraft(), []);
    await proposer(aDraft({ ...soundRubric, prompt: '快递不见了怎么办？' }), []);
    expect(stub.requests).toHaveLength(6); // each time once more for repair
  });
});

describe('an abort', () => {
  it('ends the request, and nothing more is sent', async () => {
    const stub = await start({ behave: () => ({ kind: 'hang', at: 'before-headers' }) });
    const stop = new AbortController();
    const proposing = aProposer(stub.baseUrl)(aDraft(), [], { signal: stop.signal });
    await expect.poll(() => stub.requests.length).toBe(1);
    stop.abort(new Error('the page was closed'));
    await expect(proposing).rejects.toThrow('the page was closed');
    await expect.poll(() => stub.abortedCount).toBe(1);
  });

  it('ends the tests of the proposals', async () => {
    const { baseUrl } = await start({ reply: () => goodReply });
    const stop = new AbortController();
    const testRubric = createTestRubric({ openEvaluate: openUnfitted(emptyBank) });
    let tests = 0;
    const proposing = aProposer(baseUrl, {
      testRubric: (...rubric) => {
        tests += 1;
        stop.abort(new Error('the page was closed'));
        return testRubric(...rubric);
      },
    })(aDraft(), [], { signal: stop.signal });
    await expect(proposing).rejects.toThrow('the page was closed');
    expect(tests).toBe(1);
  });
});

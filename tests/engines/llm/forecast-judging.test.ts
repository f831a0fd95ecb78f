import { expect, it } from 'vitest';
import { forecastJudging } from '../../../src/engines/llm/forecast-judging.ts';
import { estimateTokens } from '../../../src/text/estimate-tokens.ts';
import { anAnswer, anEngine, aQuestion, prompts } from './an-llm-engine.ts';
import { aReply, chatThat, judgementOf } from './scripted-chat.ts';

const answer = '我会先向客人道歉，再去查行李的记录。';

it('expects as many tokens as are sent', async () => {
  const chat = chatThat(() => aReply(judgementOf({ id: 'sorry' }, { id: 'trace' })));
  await anEngine({ chat, newDelimiter: () => 'twelve-chars' }).findEvidence(anAnswer(answer));
  const sent = (chat.requests[0]?.messages ?? []).reduce((sum, { content }) => sum + estimateTokens(content), 0);
  const { inputTokens, outputTokens } = forecastJudging(prompts, aQuestion(), answer);
  expect([inputTokens, outputTokens]).toEqual([sent, 200]);
});

it('counts the rules and the rubric as shared, and a longer answer not', () => {
  const short = forecastJudging(prompts, aQuestion(), answer);
  const long = forecastJudging(prompts, aQuestion(), answer.repeat(10));
  expect(long.sharedInputTokens).toBe(short.sharedInputTokens);
  expect(long.inputTokens).toBeGreaterThan(short.inputTokens);
  expect(short.sharedInputTokens).toBeLessThan(short.inputTokens);
});

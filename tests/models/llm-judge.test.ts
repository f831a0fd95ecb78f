import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { EngineReport } from '../../src/engines/engine.ts';
import { createLlmEngine } from '../../src/engines/llm/llm-engine.ts';
import { loadJudgePrompts } from '../../src/engines/llm/load-judge-prompts.ts';
import { readReply } from '../../src/engines/llm/read-reply.ts';
import { replySchemaOf } from '../../src/engines/llm/reply-schema.ts';
import { openChatModel } from '../../src/providers/openai/open-chat-model.ts';
import { createMemoryEngineCache } from '../../src/storage/memory/memory-engine-cache.ts';
import { normalise } from '../../src/text/normalise.ts';
import { aCriterion, aQuestion } from '../engines/keyword/a-question.ts';
import { realLlmSettings } from './real-models.ts';

const question = {
  ...aQuestion([
    {
      ...aCriterion('check', []),
      label: 'Looks up the order',
      covered: 'says to look up the order or its delivery',
      partial: 'only says to find out more',
    },
  ]),
  language: 'en',
  prompt: 'A parcel is lost. What do you do?',
} as const;

/** The model repeats what it has seen: here a field that nobody asks for, and a verdict that is none of ours. */
const wrongExample = {
  criteria: { check: { score: 5, quotes: ['I look up the order.'], reason: 'Looks it up.', verdict: 'good' } },
};

it('has a reply schema that a server compiles to a grammar, and that a model cannot break', async () => {
  const { text, end, form } = await openChatModel(realLlmSettings()).complete({
    messages: [
      { role: 'user', content: 'Judge: I say sorry. I look up the order.' },
      { role: 'assistant', content: JSON.stringify(wrongExample) },
      { role: 'user', content: 'Judge: I say sorry. I look up the order.' },
    ],
    reply: replySchemaOf(question.rubric),
    temperature: 0,
    seed: 7,
    maxOutputTokens: 150,
  });
  expect({ end, form }, text).toEqual({ end: 'done', form: 'json-schema' });
  const { judgements, problems } = readReply(text, question.rubric);
  expect({ judged: [...judgements.keys()], problems: [...problems] }).toEqual({ judged: ['check'], problems: [] });
});

it('takes nothing from a model too small to judge: no reply is a zero, and no point is without words of the answer', async () => {
  const settings = realLlmSettings({ maxOutputTokens: 40 });
  const engine = createLlmEngine({
    chat: openChatModel(settings),
    settings,
    prompts: await loadJudgePrompts('prompts'),
    cache: createMemoryEngineCache(),
    mask: true,
    newDelimiter: randomUUID,
  });
  const text = 'I say sorry first. Then I look up the order and call the carrier.';
  const request = { question, answer: normalise(text), guardedSpans: [], readerLanguage: 'en' } as const;
  // The markers around an answer are drawn anew each time, and what so small a model writes hangs on every one of their characters.
  const outcome = await engine.findEvidence(request).catch((error: unknown) => error);
  if (outcome instanceof Error) {
    expect(outcome).toMatchObject({ name: 'EngineFailedError', code: 'model-reply-invalid' });
    return;
  }
  const { findings, unscored } = outcome as EngineReport;
  expect(findings.length + unscored.length).toBe(1);
  for (const { verdict, evidence } of findings) {
    expect(evidence.length > 0).toBe(verdict !== 'missing');
    for (const { start, end } of evidence) expect(text.slice(start, end)).not.toBe('');
  }
});

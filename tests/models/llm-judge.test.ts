import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
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

it('says that a model too small to judge did not judge: the endless reply is no verdict and no zero', async () => {
  const settings = realLlmSettings({ maxOutputTokens: 40 });
  const engine = createLlmEngine({
    chat: openChatModel(settings),
    settings,
    prompts: await loadJudgePrompts('prompts'),
    cache: createMemoryEngineCache(),
    mask: true,
    newDelimiter: randomUUID,
  });
  const answer = normalise('I say sorry first. Then I look up the order and call the carrier.');
  await expect(engine.findEvidence({ question, answer, guardedSpans: [], readerLanguage: 'en' })).rejects.toMatchObject(
    { name: 'EngineFailedError', code: 'model-reply-invalid' },
  );
});

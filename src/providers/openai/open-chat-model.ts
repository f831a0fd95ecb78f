import type { LlmSettings } from '../../domain/model-settings.ts';
import type { ChatModel, ChatReply, ChatRequest } from '../chat-model.ts';
import type { CallFailure } from './call-failure.ts';
import { type ChatDialect, fullDialect, stepBack, toRequestBody } from './chat-dialect.ts';
import { type Clock, systemClock } from './clock.ts';
import { DialectMemory } from './dialect-memory.ts';
import { DialectSearch } from './dialect-search.ts';
import { type Call, openEndpoint } from './open-endpoint.ts';
import { estimateInput, readCompletion } from './read-completion.ts';
import { sendWithRetries } from './send-with-retries.ts';

type Answered = Omit<ChatReply, 'requests'>;

/**
 * Open a language model behind a chat completions endpoint as OpenAI words it.
 *
 * Every request waits for a free place (`concurrency`) and for its share of the minute, first come, first served. What may pass is
 * repeated `maxRetries` times. What an endpoint does not know (a JSON schema, JSON mode, `seed`, `temperature`, `max_tokens`) is left
 * out once it has said so, and the model remembers. A prompt that the provider's filter turns down is a reply that ends `filtered`.
 *
 * @param clock time and chance; the machine's own unless tests say otherwise.
 *
 * @example
 * const model = openChatModel(config.llm);
 * const { text, form } = await model.complete({ messages, reply, temperature: 0, maxOutputTokens: 2000 });
 */
export function openChatModel(settings: LlmSettings, clock: Clock = systemClock): ChatModel {
  const { model: name, maxRetries, outputForm } = settings;
  const endpoint = openEndpoint(settings, clock);
  const memory = new DialectMemory(fullDialect(outputForm));
  return {
    name,
    async complete(request) {
      const { signal, seed } = request;
      signal?.throwIfAborted();
      const turn = await memory.enter(signal);
      const dialects = new DialectSearch(memory, (dialect, failure) =>
        stepBack(dialect, failure, { outputForm, seed }),
      );
      const attempt = async () => {
        const outcome = await endpoint.send(toCall(request, dialects.current, settings));
        if (outcome.isDone) dialects.keep();
        else if (isFiltered(outcome.failure)) return { isDone: true, value: filteredReply(dialects.current) } as const;
        return outcome;
      };
      const adapt = (failure: CallFailure) => {
        const hasNext = dialects.moveOn(failure);
        if (!hasNext) turn.end(); // no news to be had from this one: the others need not wait for its retries
        return hasNext;
      };
      try {
        const sent = await sendWithRetries(attempt, { engine: 'llm', maxRetries, clock, signal, adapt });
        return { ...sent.value, requests: sent.requests };
      } finally {
        turn.end();
      }
    },
  };
}

function toCall(request: ChatRequest, dialect: ChatDialect, { model, tokensPerMinute }: LlmSettings): Call<Answered> {
  const { messages, maxOutputTokens } = request;
  return {
    signal: request.signal,
    expectedTokens: tokensPerMinute === undefined ? 0 : estimateInput(messages) + maxOutputTokens,
    send: (client, signal) =>
      client.post('/chat/completions', { body: toRequestBody(model, request, dialect), signal }),
    read(body) {
      const reply = readCompletion(body, messages);
      if (reply === undefined) return undefined;
      const { inputTokens, outputTokens } = reply.usage;
      return { value: { ...reply, form: dialect.form }, tokens: inputTokens + outputTokens };
    },
  };
}

/** Azure's and Qwen's codes for prompts that their filters turn down, with status 400. */
const filterCodes = ['content_filter', 'data_inspection_failed', 'DataInspectionFailed'];

function isFiltered(failure: CallFailure): boolean {
  return failure.kind === 'status' && failure.status === 400 && filterCodes.includes(failure.complaint.code);
}

function filteredReply({ form }: ChatDialect): Answered {
  return { text: '', end: 'filtered', form, usage: { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 } };
}

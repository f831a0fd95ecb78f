import { z } from 'zod';
import { estimateTokens } from '../../text/estimate-tokens.ts';
import type { ChatReply, ChatRequest, TokenUsage } from '../chat-model.ts';

const count = z.number().int().nonnegative();
const part = z.object({ type: z.string().optional(), text: z.string().optional() });

/** What is read of a completion: reasoning, tool calls and whatever else comes along is left alone. */
const completionSchema = z.object({
  choices: z.array(
    z.object({
      message: z.object({
        content: z.union([z.string(), z.array(part)]).nullish(),
        refusal: z.string().nullish(),
      }),
      finish_reason: z.string().nullish(),
    }),
  ),
  usage: z
    .object({
      prompt_tokens: count,
      completion_tokens: count,
      prompt_tokens_details: z.object({ cached_tokens: count.nullish() }).nullish(),
      /** DeepSeek's name for it. */
      prompt_cache_hit_tokens: count.nullish(),
    })
    .nullish()
    .catch(undefined),
});

type Completion = z.infer<typeof completionSchema>;

/** Why models stop, in the words of the wire. Any other reason, or none, is an end as it should be. */
const ends: Readonly<Record<string, ChatReply['end']>> = { length: 'cut-off', content_filter: 'filtered' };

/** DeepSeek's reason for a reply that its machines had no room to finish. */
const interrupted = 'insufficient_system_resource';

/**
 * Read the reply of a chat completions endpoint. A reply without a choice or a text is an empty text: whether that can be used is
 * for those who asked.
 *
 * @returns undefined if it is no completion, or an interrupted one.
 */
export function readCompletion(
  body: unknown,
  messages: ChatRequest['messages'],
): Pick<ChatReply, 'text' | 'end' | 'usage'> | undefined {
  const { data } = completionSchema.safeParse(body);
  const choice = data?.choices[0];
  if (data === undefined || choice?.finish_reason === interrupted) return undefined;
  const text = toText(choice?.message.content);
  const end = choice?.message.refusal ? 'refused' : (ends[choice?.finish_reason ?? ''] ?? 'done');
  return { text, end, usage: toUsage(data.usage, messages, text) };
}

type Content = Completion['choices'][number]['message']['content'];

function toText(content: Content | undefined): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map(({ type = 'text', text = '' }) => (type === 'text' ? text : '')).join('');
}

function toUsage(usage: Completion['usage'], messages: ChatRequest['messages'], text: string): TokenUsage {
  if (!usage) {
    return { inputTokens: estimateInput(messages), cachedInputTokens: 0, outputTokens: estimateTokens(text) };
  }
  const cached = usage.prompt_tokens_details?.cached_tokens ?? usage.prompt_cache_hit_tokens ?? 0;
  const inputTokens = usage.prompt_tokens;
  return { inputTokens, cachedInputTokens: Math.min(cached, inputTokens), outputTokens: usage.completion_tokens };
}

/** Estimate how many tokens messages are. */
export function estimateInput(messages: ChatRequest['messages']): number {
  return messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
}

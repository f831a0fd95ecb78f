import type { ChatModel, ChatReply, ChatRequest } from '../../../src/providers/chat-model.ts';

/** A reply of a model that works, with the given text. */
export function aReply(text: string, overrides: Partial<ChatReply> = {}): ChatReply {
  const usage = { inputTokens: 1000, cachedInputTokens: 600, outputTokens: 100 };
  return { text, end: 'done', form: 'json-schema', usage, requests: 1, ...overrides };
}

export type ScriptedChat = ChatModel & { readonly requests: ChatRequest[] };

/** A model that replies as a function says, and keeps what it was asked. */
export function chatThat(reply: (request: ChatRequest, index: number) => ChatReply | Promise<ChatReply>): ScriptedChat {
  const requests: ChatRequest[] = [];
  return {
    name: 'a-model',
    requests,
    async complete(request) {
      requests.push(request);
      return await reply(request, requests.length - 1);
    },
  };
}

/** A model that replies in turn, and throws when it is asked more often. */
export function chatOf(...replies: readonly (string | ChatReply)[]): ScriptedChat {
  return chatThat((_, index) => {
    const reply = replies[index];
    if (reply === undefined) throw new Error(`asked ${index + 1} times, expected ${replies.length}`);
    return typeof reply === 'string' ? aReply(reply) : reply;
  });
}

/** The answer within a request's markers. */
export function answerIn(request: ChatRequest): string {
  const [, answer] = /^<answer \S+>\n(.*)\n<\/answer \S+>$/ms.exec(request.messages[1]?.content ?? '') ?? [];
  if (answer === undefined) throw new Error('the request holds no answer between markers');
  return answer;
}

type Entry = { readonly id: string; readonly quotes?: unknown; readonly reason?: unknown; readonly verdict?: unknown };

const missing = { quotes: [], reason: '因为', verdict: 'missing' };

/**
 * The text of a reply with the given entries, keyed by criterion, two under one key if that is what is given; what is left out of
 * an entry is as it should be for a missing criterion.
 */
export function judgementOf(...entries: readonly Entry[]): string {
  const members = entries.map(({ id, ...said }) => `${JSON.stringify(id)}:${JSON.stringify({ ...missing, ...said })}`);
  return `{"criteria":{${members.join(',')}}}`;
}

/** The same as a list of entries that name their criteria, as models write that nobody holds to a schema. */
export function listOf(...entries: readonly Entry[]): string {
  return JSON.stringify({ criteria: entries.map((entry) => ({ ...missing, ...entry })) });
}

import type { Behaviour } from './behaviour.ts';
import { bigramVector } from './bigram-vector.ts';
import type { RequestBody } from './start-model-stub.ts';

type Reply = Extract<Behaviour, { readonly kind: 'reply' }>;

/** The body of a reply in the right form: vectors for the path of embeddings, a completion for every other. */
export function replyBody(behaviour: Reply, path: string, body: RequestBody, reply: (body: RequestBody) => string) {
  return JSON.stringify(
    path.startsWith('/v1/embeddings') ? embeddings(behaviour, body) : completion(behaviour, body, reply),
  );
}

function completion(behaviour: Reply, body: RequestBody, reply: (body: RequestBody) => string) {
  const content = behaviour.content === undefined ? reply(body) : behaviour.content;
  const message = { role: 'assistant', content, refusal: behaviour.refusal ?? null, ...behaviour.message };
  const usage = behaviour.usage === undefined ? countTokens(body, content) : behaviour.usage;
  return {
    id: 'chatcmpl-stub',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: body.model,
    choices: behaviour.choices ?? [{ index: 0, message, finish_reason: behaviour.finishReason ?? 'stop' }],
    ...(usage === null ? {} : { usage }),
  };
}

/** One token for four characters, as good as any for a model that does not exist. */
function countTokens(body: RequestBody, content: unknown) {
  const sent = (body.messages ?? []).reduce((length, message) => length + message.content.length, 0);
  const [prompt, answered] = [Math.ceil(sent / 4), Math.ceil(String(content).length / 4)];
  return { prompt_tokens: prompt, completion_tokens: answered, total_tokens: prompt + answered };
}

function embeddings(behaviour: Reply, body: RequestBody) {
  const texts = typeof body.input === 'string' ? [body.input] : (body.input ?? []);
  const vectors = behaviour.vectors ?? texts.map((text) => encode(bigramVector(text), body.encoding_format));
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const usage = behaviour.usage === undefined ? { prompt_tokens: length, total_tokens: length } : behaviour.usage;
  return {
    object: 'list',
    data: vectors.map((embedding, index) => ({ object: 'embedding', index, embedding })),
    model: body.model,
    ...(usage === null ? {} : { usage }),
  };
}

function encode(vector: readonly number[], format: unknown): readonly number[] | string {
  return format === 'base64' ? Buffer.from(new Float32Array(vector).buffer).toString('base64') : vector;
}

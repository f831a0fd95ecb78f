import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { EngineFailedError } from '../../src/engines/engine-errors.ts';
import type { ChatModel } from '../../src/providers/chat-model.ts';

/** Replies of a model to one answer, in the order in which they came. */
const recordedSchema = z.strictObject({
  /** SHA-256 of the answer as it was sent, 64 hex digits. */
  inputHash: z.string().length(64),
  texts: z.array(z.string()).min(1),
});

export type RecordedReplies = z.infer<typeof recordedSchema>;

/** Read what `node bench/record-replies.ts` wrote: one line an answer. @throws {z.ZodError} {SyntaxError} */
export async function readRecordedReplies(file: string): Promise<readonly RecordedReplies[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => recordedSchema.parse(JSON.parse(line)));
}

/** The answer between the markers of the judge's last message. */
const marked = /^<answer \S+>\n(.*)\n<\/answer \S+>$/ms;

/**
 * A language model that says again what it said of an answer when it was recorded, whatever the prompt says by now. It declines
 * answers that nothing was recorded of.
 */
export function createRecordedChat(name: string, recorded: readonly RecordedReplies[]): ChatModel {
  const left = new Map(recorded.map(({ inputHash, texts }) => [inputHash, [...texts]]));
  return {
    name,
    async complete({ messages }) {
      const [, answer] = messages.map(({ content }) => marked.exec(content)).find((found) => found !== null) ?? [];
      const hash = createHash('sha256')
        .update(answer ?? '')
        .digest('hex');
      const text = left.get(hash)?.shift();
      if (text === undefined) {
        throw new EngineFailedError('llm', 'model-refused', 'nothing was recorded of this answer', {
          retryable: false,
        });
      }
      const usage = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 };
      return { text, end: 'done', form: 'text', usage, requests: 1 };
    },
  };
}

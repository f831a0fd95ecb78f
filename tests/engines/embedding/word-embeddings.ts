import type { EmbeddingModel } from '../../../src/providers/embedding-model.ts';

/** A model of 32 numbers a text that knows no meaning, only which characters and words it shares with another; keeps what it was sent. */
export type WordEmbeddings = EmbeddingModel & { readonly sent: string[] };

const size = 32;

/** Create the model; it answers at once unless its signal is aborted. */
export function createWordEmbeddings(): WordEmbeddings {
  const sent: string[] = [];
  return {
    name: 'words-32',
    parameters: {},
    sent,
    async embed(texts, _role, { signal } = {}) {
      signal?.throwIfAborted();
      sent.push(...texts);
      return { vectors: texts.map(vectorOf), usage: { inputTokens: texts.length * 10 }, requests: 1 };
    },
  };
}

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(size).fill(0.2);
  for (const word of text.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []) {
    let seed = 7;
    for (const unit of word) seed = (seed * 31 + (unit.codePointAt(0) ?? 0)) % 1_000_003;
    vector[seed % size] = (vector[seed % size] ?? 0) + 1;
    vector[(seed >> 5) % size] = (vector[(seed >> 5) % size] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

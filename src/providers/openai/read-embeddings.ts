import { z } from 'zod';

const embeddingsSchema = z.object({
  data: z.array(
    z.object({
      index: z.number().int().nonnegative().optional(),
      embedding: z.union([z.string(), z.array(z.number())]),
    }),
  ),
  usage: z.object({ prompt_tokens: z.number().int().nonnegative() }).nullish().catch(undefined),
});

/**
 * Read the reply of an embeddings endpoint: vectors as lists of numbers or as base64 of 32-bit floats, least byte first.
 *
 * @returns one vector of length 1 for each text, in the order of the texts, and the tokens where they are counted; undefined if they
 *   are not as many as the texts, not all of one size, or one of them has no direction.
 */
export function readEmbeddings(
  body: unknown,
  textCount: number,
): { readonly vectors: readonly Float32Array[]; readonly inputTokens: number | undefined } | undefined {
  const { data: reply } = embeddingsSchema.safeParse(body);
  if (reply?.data.length !== textCount) return undefined;
  const places = new Map(reply.data.map(({ index, embedding }, place) => [index ?? place, embedding]));
  const vectors: Float32Array[] = [];
  for (let i = 0; i < textCount; i++) {
    const vector = toUnitVector(places.get(i) ?? []);
    if (vector === undefined || vector.length !== (vectors[0] ?? vector).length) return undefined;
    vectors.push(vector);
  }
  return { vectors, inputTokens: reply.usage?.prompt_tokens };
}

function toUnitVector(embedding: string | readonly number[]): Float32Array | undefined {
  const numbers = typeof embedding === 'string' ? fromBase64(embedding) : embedding;
  const length = Math.hypot(...numbers);
  return length > 0 && Number.isFinite(length) ? Float32Array.from(numbers, (number) => number / length) : undefined;
}

const bytesANumber = 4;

function fromBase64(text: string): readonly number[] {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length % bytesANumber !== 0) return [];
  return Array.from({ length: bytes.length / bytesANumber }, (_, i) => bytes.readFloatLE(i * bytesANumber));
}

import { jaccard } from './jaccard.ts';
import { mostTexts } from './min-hash-table.ts';

/** The representative is sought among this many texts of a cluster; all pairs of a large cluster would be quadratic. */
const mostCandidates = 16;

/** Similarities are told apart to this fraction when texts are put in order. */
const finest = 2 ** 30;

/** Answers that say the same in the same words. */
export type SimilarityCluster = {
  /** `identical`: all are equal when case, width, punctuation, spaces and Traditional or Simplified do not count. */
  readonly kind: 'identical' | 'near';
  /** Key of the member whose text is most like the others; of equal ones, the one added first. */
  readonly representativeKey: number;
  /** Two or more, the most similar to the representative first; it is among them, with 1. Ties in the order of adding. */
  readonly members: readonly { readonly key: number; readonly similarity: number }[];
};

/** A different text of a cluster with the keys of all answers that have it, in the order of adding. */
export type ClusterText = { readonly keys: readonly number[]; readonly shinglesOf: () => Int32Array };

/** Describe the cluster of some texts, in the order of adding. Every yield is a place to pause. */
export function* describeCluster(texts: readonly ClusterText[]): Generator<undefined, SimilarityCluster> {
  const representative = yield* chooseRepresentative(texts);
  const shingles = representative.shinglesOf();
  const similarities = new Float64Array(texts.length);
  const order = new Float64Array(texts.length);
  for (const [index, text] of texts.entries()) {
    yield;
    const similarity = text === representative ? 1 : jaccard(shingles, text.shinglesOf());
    similarities[index] = similarity;
    order[index] = Math.round((1 - similarity) * finest) * mostTexts + index;
  }
  const members: { readonly key: number; readonly similarity: number }[] = [];
  for (const entry of order.sort()) {
    const index = entry % mostTexts;
    for (const key of texts[index]?.keys ?? []) members.push({ key, similarity: similarities[index] as number });
  }
  return {
    kind: texts.length === 1 ? 'identical' : 'near',
    representativeKey: representative.keys[0] as number,
    members,
  };
}

function* chooseRepresentative(texts: readonly ClusterText[]): Generator<undefined, ClusterText> {
  const candidates = texts.slice(0, mostCandidates).map((text) => ({ text, shingles: text.shinglesOf() }));
  let best = candidates[0]?.text as ClusterText;
  let bestSum = -1;
  for (const { text, shingles } of candidates) {
    yield;
    const sum = candidates.reduce((total, other) => total + jaccard(shingles, other.shingles), 0);
    if (sum > bestSum) best = text;
    bestSum = Math.max(bestSum, sum);
  }
  return best;
}

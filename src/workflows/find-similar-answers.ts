import type { SimilarityCluster } from '../text/similar-answers/describe-cluster.ts';
import {
  createFindCopiedModelAnswer,
  type FindCopiedModelAnswer,
  type ModelCopy,
} from '../text/similar-answers/find-copied-model-answer.ts';
import { createSimilarityIndex, defaultThreshold } from '../text/similar-answers/similarity-index.ts';
import { Turns, workInTurns } from './work-in-turns.ts';

/** An item of a batch as far as its text goes. The answer is null after erasure. */
export type ItemToCompare = {
  readonly position: number;
  readonly row: number;
  readonly questionId: string;
  readonly answer: string | null;
};

/** What was asked, and the texts that together are the model answer; a `Question` fits. */
export type QuestionWithModel = {
  readonly id: string;
  readonly prompt: string;
  readonly rubric: { readonly criteria: readonly { readonly modelAnswer: string }[] };
};

type ItemPlace = { readonly position: number; readonly row: number; readonly questionId: string };

/** Answers that repeat each other. */
export type SimilarCluster = {
  /** `identical`: all are equal when case, width, punctuation, spaces and Traditional or Simplified do not count. */
  readonly kind: 'identical' | 'near';
  /** How many answers it has; `members` may list fewer. */
  readonly size: number;
  /** The answer that is most like the others. */
  readonly representative: ItemPlace;
  /** The most similar to the representative first; similarity 0 to 1. */
  readonly members: readonly (ItemPlace & { readonly similarity: number })[];
};

/** Which answers of a batch repeat each other or the model answer. Plain JSON; quotes no answer. */
export type SimilarAnswers = {
  /** Answers with a letter or digit; all of them were compared, across questions. */
  readonly compared: number;
  /** Answers without a letter or digit, and erased ones. */
  readonly skipped: number;
  /** Two answers whose similarity reaches this are near. */
  readonly threshold: number;
  readonly clusterCount: number;
  /** Answers that are in a cluster. */
  readonly clusteredAnswers: number;
  /** The largest first. */
  readonly clusters: readonly SimilarCluster[];
  readonly copyCount: number;
  /** Copies of a question's model answer, the largest copied share first. */
  readonly modelCopies: readonly (ItemPlace & ModelCopy)[];
};

/** How much is listed; what lies beyond is counted. */
export type ListLimits = { readonly clusters: number; readonly members: number; readonly copies: number };

/** Nobody reads more at once, and a reply stays below a few megabytes. */
const usualLimits: ListLimits = { clusters: 500, members: 200, copies: 1_000 };

/**
 * Find answers of a batch that repeat each other, and copies of the model answer. Reads the items once, one at a time, and
 * lets other work go on in between. Keeps the letters of each different answer while it works: 60 MB for 100,000 answers of
 * 150 characters.
 *
 * @throws whatever reading the items throws.
 * @throws {RangeError} beyond 2,097,152 different answers.
 */
export async function findSimilarAnswers(
  items: AsyncIterable<ItemToCompare>,
  questions: readonly QuestionWithModel[],
  limits: ListLimits = usualLimits,
): Promise<SimilarAnswers> {
  const finders = new Map(questions.map(({ id, rubric }) => [id, createFinder(rubric)]));
  const index = createSimilarityIndex({ questions: questions.map(({ prompt }) => prompt) });
  const turns = new Turns();
  const places: ItemPlace[] = [];
  const copies: (ItemPlace & ModelCopy)[] = [];
  let skipped = 0;
  for await (const { position, row, questionId, answer } of items) {
    if (turns.isOver) await turns.pass();
    if (answer === null || !index.add(places.length, answer)) {
      skipped++;
      continue;
    }
    const place = { position, row, questionId };
    places.push(place);
    const copy = finders.get(questionId)?.(answer);
    if (copy) copies.push({ ...place, ...copy });
  }
  const clusters = await workInTurns(index.clusters());
  return {
    compared: places.length,
    skipped,
    threshold: defaultThreshold,
    clusterCount: clusters.length,
    clusteredAnswers: clusters.reduce((sum, { members }) => sum + members.length, 0),
    clusters: clusters.slice(0, limits.clusters).map((cluster) => place(cluster, places, limits.members)),
    copyCount: copies.length,
    modelCopies: copies.sort((a, b) => b.copiedShare - a.copiedShare).slice(0, limits.copies),
  };
}

function createFinder({ criteria }: QuestionWithModel['rubric']): FindCopiedModelAnswer {
  return createFindCopiedModelAnswer(criteria.map(({ modelAnswer }) => modelAnswer));
}

/** Put the answers' places where the index has its keys. */
function place(cluster: SimilarityCluster, places: readonly ItemPlace[], limit: number): SimilarCluster {
  const placeOf = (key: number): ItemPlace => places[key] as ItemPlace;
  const { kind, representativeKey, members } = cluster;
  return {
    kind,
    size: members.length,
    representative: placeOf(representativeKey),
    members: members.slice(0, limit).map(({ key, similarity }) => ({ ...placeOf(key), similarity })),
  };
}

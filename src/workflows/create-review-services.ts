import { z } from 'zod';
import { type Actor, ownsOrOversees } from '../domain/actor.ts';
import { InputInvalidError } from '../domain/errors.ts';
import { type ReviewTask, reviewKinds } from '../domain/review.ts';
import { BlindReviewError } from '../domain/review-errors.ts';
import type { Person } from '../storage/people.ts';
import type { QueuePlace } from '../storage/review-store.ts';
import { BatchNotFoundError, EvaluationNotFoundError } from '../storage/store-errors.ts';
import { createAppealServices } from './create-appeal-services.ts';
import { createReviewWork } from './create-review-work.ts';
import { planBatchReview } from './plan-review.ts';
import { readItems } from './read-items.ts';
import { type ReviewParts, toReviewer, viewAnswer } from './review-parts.ts';
import type { ReviewServices, ShownTask } from './review-services.ts';
import { showTasks } from './show-reviews.ts';

/** Put together what is done with reviews. */
export function createReviewServices(parts: ReviewParts): ReviewServices {
  return {
    ...createTaskServices(parts),
    ...createReviewWork(parts),
    ...createAppealServices(parts),
    async addTasks(actor, batchId, budget) {
      const batch = await parts.batches.find(batchId);
      if (!batch || !ownsOrOversees(actor, batch.ownerId)) throw new BatchNotFoundError(batchId);
      const { picks } = await planBatchReview(readItems(batchId, parts.batches), budget);
      return {
        added: await parts.reviews.addFirstTasks(
          batchId,
          picks.map(({ position }) => position),
        ),
      };
    },
    async requireSight(actor, of) {
      const blind = await parts.reviews.listBlind(actor.userId);
      if (blind.length === 0) return;
      if ('recordId' in of) {
        const people = await parts.reviews.findPeople(of.recordId);
        if (blind.some(({ answerId }) => answerId === people?.answerId)) throw new BlindReviewError();
      } else {
        const inBatch = blind.filter(({ item }) => item?.batchId === of.batchId);
        const { position } = of;
        if (inBatch.some(({ item }) => position === undefined || item?.position === position))
          throw new BlindReviewError();
      }
    },
    async listBlindPositions({ userId }, batchId) {
      const blind = await parts.reviews.listBlind(userId);
      return new Set(blind.flatMap(({ item }) => (item?.batchId === batchId ? [item.position] : [])));
    },
  };
}

type TaskServices = Pick<
  ReviewServices,
  'listQueue' | 'take' | 'renew' | 'giveBack' | 'assign' | 'requestSecond' | 'listReviewers'
>;

/** Create what is done with tasks by those who do not work on them yet. */
function createTaskServices(parts: ReviewParts): TaskServices {
  const { reviews, people } = parts;
  const show = async (actor: Actor, task: ReviewTask): Promise<ShownTask> => {
    const [shown] = await showTasks(actor, [task], parts);
    if (!shown) throw new RangeError('One task was given, and none was shown');
    return shown;
  };
  /** Whoever asks is one of them, also where nobody signs in. */
  const listReviewers = async ({ userId }: Actor): Promise<readonly Person[]> => {
    const known = await people.listReviewers();
    return known.some(({ id }) => id === userId) ? known : [{ id: userId, name: userId }, ...known];
  };
  const requireReviewer = async (actor: Actor, id: string | null, field: string): Promise<void> => {
    if (id === null || (await listReviewers(actor)).some((person) => person.id === id)) return;
    throw new InputInvalidError([{ field, message: 'is not the id of somebody who reviews' }]);
  };
  return {
    async listQueue(actor, { after, limit, ...filter }) {
      const reviewer = toReviewer(actor);
      const place = after === undefined ? undefined : parsePlace(after);
      const found = await reviews.listTasks(reviewer, filter, { after: place, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        tasks: await showTasks(actor, page, parts),
        next: found.length > limit && last ? formatPlace(last, actor) : null,
        open: await reviews.countOpen(reviewer),
      };
    },
    take: async (actor, taskId, mode) => show(actor, await reviews.take(toReviewer(actor), taskId, mode)),
    renew: async (actor, taskId) => show(actor, await reviews.renew(toReviewer(actor), taskId)),
    giveBack: (actor, taskId) => reviews.giveBack(toReviewer(actor), taskId),
    async assign(actor, taskId, assigneeId) {
      await requireReviewer(actor, assigneeId, 'userId');
      return await show(actor, await reviews.assign(toReviewer(actor), taskId, assigneeId));
    },
    async requestSecond(actor, recordId, { note = '', assigneeId = null }) {
      const { isCandidate } = await viewAnswer(actor, recordId, parts);
      if (isCandidate) throw new EvaluationNotFoundError();
      await requireReviewer(actor, assigneeId, 'assigneeId');
      return await show(actor, await reviews.requestSecond(toReviewer(actor), { recordId, note, assigneeId }));
    },
    listReviewers,
  };
}

const placeSchema = z.tuple([z.enum(reviewKinds), z.boolean(), z.number(), z.string().max(100)]);

/** Name the place of a task in somebody's queue. */
function formatPlace({ kind, assigneeId, worth, id }: ReviewTask, { userId }: Actor): string {
  const place: z.infer<typeof placeSchema> = [kind, assigneeId === userId, worth, id];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @throws {InputInvalidError} for what no page has named. */
function parsePlace(text: string): QueuePlace {
  try {
    const [kind, isMine, worth, id] = placeSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { kind, isMine, worth, id };
  } catch (cause) {
    const problem = { field: 'after', message: 'must be the `next` of the page before' };
    throw Object.assign(new InputInvalidError([problem]), { cause });
  }
}

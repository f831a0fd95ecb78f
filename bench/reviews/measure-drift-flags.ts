import { judgeReview } from '../../src/agreement/judged-review.ts';
import { driftWindow, reviewerDrift } from '../../src/agreement/reviewer-drift.ts';
import { type Random, seededRandom } from '../../src/agreement/seeded-random.ts';
import type { Review } from '../../src/domain/review.ts';
import { type Habits, type JudgedAnswer, simulateReview } from './simulate-reviews.ts';

export type Career = {
  readonly reviews: number;
  /** Before the newest window, and in it. */
  readonly habits: readonly [Habits, Habits];
  /** What the newest window is drawn from; the same as before if left out. */
  readonly newestFrom?: readonly JudgedAnswer[];
  /** Reviews of others, of all answers, who read as the reviewer did before. */
  readonly others: number;
};

/** Simulate people's reviews, and say which share of them is flagged as having changed. */
export function measureDriftFlags(answers: readonly JudgedAnswer[], career: Career, people: number): number {
  const random = seededRandom(7);
  let flagged = 0;
  for (let person = 0; person < people; person++) {
    const reviews = [...ownReviews(answers, career, random), ...othersReviews(answers, career, random)];
    const steps = reviewerDrift(
      reviews.flatMap((review) => judgeReview(review) ?? []),
      person,
    );
    let step = steps.next();
    while (!step.done) step = steps.next();
    if (step.value.some(({ reviewerId, drift }) => reviewerId === 'own' && drift?.isFlagged)) flagged++;
  }
  return flagged / people;
}

const drawFrom = (answers: readonly JudgedAnswer[], random: Random): JudgedAnswer =>
  answers[Math.floor(random() * answers.length)] as JudgedAnswer;

/** Each review is of another answer: copies get ids of their own. */
function ownReviews(answers: readonly JudgedAnswer[], career: Career, random: Random): Review[] {
  const { reviews, habits, newestFrom = answers } = career;
  return Array.from({ length: reviews }, (_, at) => {
    const isNewest = at >= reviews - driftWindow;
    const answer = { ...drawFrom(isNewest ? newestFrom : answers, random), id: `own-${at}` };
    return simulateReview(answer, { id: 'own', habits: habits[isNewest ? 1 : 0], mode: 'blind', at }, random);
  });
}

function othersReviews(answers: readonly JudgedAnswer[], { others, habits }: Career, random: Random): Review[] {
  return Array.from({ length: others }, (_, at) => {
    const answer = { ...drawFrom(answers, random), id: `other-${at}` };
    return simulateReview(answer, { id: 'other', habits: habits[0], mode: 'blind', at }, random);
  });
}

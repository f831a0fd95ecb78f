import type { EvaluationNumbers } from '../domain/stored-evaluation.ts';
import { type ExpectedError, expectedError } from './expected-error.ts';
import { reviewWorth } from './review-worth.ts';

/** An answer that a person could look at. Callers may carry along more of it, e.g. its position. */
export type ReviewCandidate = {
  /** Unique among the candidates; equals are told apart by it. */
  readonly id: string;
  /** An evaluation or its stored numbers; null for an answer that has none, because it failed or its turn has not come. */
  readonly evaluation: Pick<EvaluationNumbers, 'criteria' | 'reviewReasons'> | null;
};

/** An answer that is worth a person's time, and why. */
export type ReviewPick<Candidate extends ReviewCandidate> = {
  readonly candidate: Candidate;
  /** Points by which the answer is expected to be off (expected-error.ts). */
  readonly expectedError: number;
  /** What it was ranked by, in points: the expected error, and more where a reason to look says that confidence may mislead. */
  readonly worth: number;
};

/** What is expected to be wrong in a set of answers. Means and shares are null where there is nothing to divide by. */
export type ErrorForecast = {
  readonly answers: number;
  /** Sum over the answers, in points. */
  readonly expectedError: number;
  /** Points an answer. */
  readonly meanExpectedError: number | null;
  readonly verdicts: number;
  /** Share of the verdicts, 0 to 1. */
  readonly expectedWrongShare: number | null;
  /** Criteria without a verdict. */
  readonly unscored: number;
};

/** Which answers to look at, and what is expected to be wrong with and without that. Plain JSON apart from the candidates. */
export type ReviewPlan<Candidate extends ReviewCandidate = ReviewCandidate> = {
  /** Answers that a person has time for. */
  readonly budget: number;
  /** Most worth a look first; at most `budget`. */
  readonly picks: readonly ReviewPick<Candidate>[];
  /** All evaluated answers, as they are. */
  readonly before: ErrorForecast;
  /** Those that nobody looks at. */
  readonly rest: ErrorForecast;
  /** Answers without an evaluation. They are in no figure and never picked: there is nothing to review yet. */
  readonly notEvaluated: number;
};

/** Picks answers as they come, and keeps at most twice the budget of them. */
export type ReviewPlanner<Candidate extends ReviewCandidate> = {
  add(candidate: Candidate): void;
  /** The plan for all that was added so far. */
  plan(): ReviewPlan<Candidate>;
};

type Ranked<Candidate extends ReviewCandidate> = ReviewPick<Candidate> & { readonly error: ExpectedError };

/**
 * Create a planner for a stream of answers of any length.
 *
 * Time is n log budget, memory 2 · budget: whenever twice as many are kept as can be picked, the lesser half is let go.
 *
 * @param budget how many answers a person has time for.
 * @throws {RangeError} if the budget is not a whole number from 0 on.
 */
export function createReviewPlanner<Candidate extends ReviewCandidate>(budget: number): ReviewPlanner<Candidate> {
  if (!Number.isSafeInteger(budget) || budget < 0) {
    throw new RangeError(`A review budget is a whole number from 0 on, not ${budget}`);
  }
  const passedOver = new Forecast();
  let kept: Ranked<Candidate>[] = [];
  let notEvaluated = 0;
  const keepBest = (): void => {
    kept.sort(byWorth);
    for (const { error } of kept.slice(budget)) passedOver.add(error);
    kept = kept.slice(0, budget);
  };
  return {
    add(candidate) {
      if (candidate.evaluation === null) {
        notEvaluated++;
        return;
      }
      kept.push(rank(candidate, candidate.evaluation));
      if (kept.length > 2 * budget) keepBest();
    },
    plan() {
      keepBest();
      const before = passedOver.copy();
      for (const { error } of kept) before.add(error);
      const picks = kept.map(({ error: _, ...pick }) => pick);
      return { budget, picks, before: before.result(), rest: passedOver.result(), notEvaluated };
    },
  };
}

/**
 * Pick the answers that are most worth a person's time, and say what is expected to be wrong in the rest.
 *
 * @throws {RangeError} if the budget is not a whole number from 0 on.
 */
export function planReview<Candidate extends ReviewCandidate>(
  candidates: Iterable<Candidate>,
  budget: number,
): ReviewPlan<Candidate> {
  const planner = createReviewPlanner<Candidate>(budget);
  for (const candidate of candidates) planner.add(candidate);
  return planner.plan();
}

function rank<Candidate extends ReviewCandidate>(
  candidate: Candidate,
  { criteria, reviewReasons }: NonNullable<Candidate['evaluation']>,
): Ranked<Candidate> {
  const error = expectedError(criteria);
  return { candidate, expectedError: error.points, worth: reviewWorth({ criteria, reviewReasons }), error };
}

/** Most worth first; equals by id, so that the order in which they came decides nothing. */
function byWorth<Candidate extends ReviewCandidate>(a: Ranked<Candidate>, b: Ranked<Candidate>): number {
  if (a.worth !== b.worth) return b.worth - a.worth;
  return a.candidate.id < b.candidate.id ? -1 : 1;
}

/** Sums of what is expected to be wrong. */
class Forecast {
  #answers = 0;
  #points = 0;
  #wrong = 0;
  #verdicts = 0;
  #unscored = 0;

  add({ points, wrongVerdicts, verdicts, unscored }: ExpectedError): void {
    this.#answers++;
    this.#points += points;
    this.#wrong += wrongVerdicts;
    this.#verdicts += verdicts;
    this.#unscored += unscored;
  }

  copy(): Forecast {
    const copy = new Forecast();
    copy.#answers = this.#answers;
    copy.#points = this.#points;
    copy.#wrong = this.#wrong;
    copy.#verdicts = this.#verdicts;
    copy.#unscored = this.#unscored;
    return copy;
  }

  result(): ErrorForecast {
    return {
      answers: this.#answers,
      expectedError: this.#points,
      meanExpectedError: this.#answers === 0 ? null : this.#points / this.#answers,
      verdicts: this.#verdicts,
      expectedWrongShare: this.#verdicts === 0 ? null : this.#wrong / this.#verdicts,
      unscored: this.#unscored,
    };
  }
}

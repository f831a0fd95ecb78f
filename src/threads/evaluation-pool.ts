import { availableParallelism } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import type { Question, QuestionBank } from '../domain/question-bank.ts';
import { withoutPracticeAnswers } from '../domain/without-practice-answers.ts';
import type { EvaluateAnswer, EvaluateAnswerRequest } from '../workflows/evaluate-answer.ts';
import { type AnswerOutcome, createEvaluateMany, type EvaluateMany } from '../workflows/evaluate-many.ts';
import { createPackMany, type PackMany } from '../workflows/pack-many.ts';
import { EvaluationLane } from './evaluation-lane.ts';
import type { ThreadStart } from './evaluation-slice.ts';

export type EvaluationPoolOptions = {
  /** May change its questions by and by: what is sent to a thread is evaluated with those in use when it is sent. */
  readonly bank: QuestionBank;
  /** The bank as loaded from its files; the same when left out. */
  readonly base?: QuestionBank | undefined;
  /** Where the base's fitted weights lie. */
  readonly bankDirectory: string;
  /** Fitted weights of published versions as JSON text, by the rubric's hash; none when left out. */
  readonly weights?: (() => ReadonlyMap<string, string>) | undefined;
  /** All weights are fitted: threads get by without practice answers. */
  readonly isFitted?: boolean | undefined;
  /** Threads beside this one, 0 or more; one for each core but this one's when left out. */
  readonly threads?: number | undefined;
  /** This thread's own engine, which takes part; left out, threads do all, and there is at least one. */
  readonly evaluateAnswer?: EvaluateAnswer | undefined;
  /** Milliseconds without work after which a thread ends; a minute when left out. */
  readonly idleMs?: number | undefined;
};

export type EvaluationPool = {
  readonly evaluateMany: EvaluateMany;
  /** The same for evaluations that will be stored: they are packed where they are made. */
  readonly packMany: PackMany;
  /** The threads beside this one, by themselves; undefined where there are none. */
  readonly beside: ThreadsBeside | undefined;
  /** How many slices are evaluated at the same time: the threads, and this one if it takes part. */
  readonly lanes: number;
  /** End the threads; what they were at gets errors that may be retried. */
  close(): Promise<void>;
};

export type ThreadsBeside = {
  /**
   * Start the threads now, and make them ready for answers to these questions, which takes each a second: for who knows that answers
   * are about to come. Returns at once.
   */
  prepare(questionIds: ReadonlySet<string>): void;
  /** Evaluate answers on one of them alone. */
  readonly packBeside: PackMany;
  /** How many there are. */
  readonly threads: number;
};

/** Answers a message: enough that sending costs nothing beside evaluating, few enough that the work spreads. */
const answersASlice = 32;
/** So few answers are done here before a thread would have started. */
const notWorthAThread = 8;
/**
 * One slice is evaluated while others wait at the thread, a tenth of a second's work: it does not idle while this thread evaluates a
 * slice and stores a unit, collects garbage or, with the first slices, loads and compiles its code.
 */
const slicesAThread = 16;

/** A thread beside this one, or this one: either gives outcomes in each form. */
type SliceEvaluator = { readonly evaluate: EvaluateMany; readonly pack: PackMany };

/** Have somebody evaluate answers in the form that a call asks for. */
type EvaluateBy<Form> = (
  evaluator: SliceEvaluator,
  ...args: Parameters<EvaluateMany>
) => ReturnType<EvaluateMany<Form>>;

/** A slice of a call. */
type Job = {
  /** The call's own: the same object in all of its slices. */
  readonly call: object;
  /** Have it evaluated, and give the call the outcomes. */
  readonly runBy: (evaluator: SliceEvaluator) => Promise<void>;
};

/**
 * Open threads that evaluate side by side with this one. They start when there is work for them and end when idle.
 *
 * Answers to the same question go together, because their weights then stay in the processor's cache; outcomes come back in the order of the requests.
 * A thread that ends fails its own answers with `evaluation-thread-ended`, which may be retried, and the next work starts another.
 */
export function openEvaluationPool(options: EvaluationPoolOptions): EvaluationPool {
  const { bank, evaluateAnswer, idleMs = 60_000 } = options;
  const here: SliceEvaluator | undefined = evaluateAnswer && {
    evaluate: createEvaluateMany(evaluateAnswer),
    pack: createPackMany(evaluateAnswer, bank),
  };
  const threads = Math.max(options.threads ?? availableParallelism() - 1, here ? 0 : 1);
  const findStart = createFindStart(options);
  const lanes = Array.from({ length: threads }, () => new EvaluationLane(findStart, idleMs));
  const jobs: Job[] = [];
  let isBusyHere = false;

  const feed = (lane: EvaluationLane): void => {
    // Of few slices a thread leaves half to others: it may have to start before it gets to them.
    while (lane.sliceCount < Math.min(slicesAThread, jobs.length)) {
      const job = jobs.shift();
      if (!job) return;
      void job.runBy(lane).then(() => feed(lane));
    }
  };
  const workHere = async (evaluator: SliceEvaluator): Promise<void> => {
    if (isBusyHere) return;
    isBusyHere = true;
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      await job.runBy(evaluator);
      await turn();
    }
    isBusyHere = false;
  };
  const begin = (): void => {
    for (const lane of lanes) feed(lane);
    if (here) void workHere(here);
  };
  const spread = <Form>(evaluateBy: EvaluateBy<Form>): EvaluateMany<Form> => {
    return async (requests, { signal } = {}) => {
      signal?.throwIfAborted();
      if (requests.length === 0) return [];
      if (here && requests.length <= notWorthAThread) return evaluateBy(here, requests, signal ? { signal } : {});
      return evaluateSliced(requests, evaluateBy, { jobs, begin, signal });
    };
  };
  return {
    evaluateMany: spread((evaluator, ...args) => evaluator.evaluate(...args)),
    packMany: spread((evaluator, ...args) => evaluator.pack(...args)),
    beside: besideOf(lanes),
    lanes: threads + (here ? 1 : 0),
    close: async () => {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}

function besideOf(lanes: readonly EvaluationLane[]): ThreadsBeside | undefined {
  const [first] = lanes;
  return (
    first && {
      prepare: (questionIds) => {
        // An engine reads a question's weights with the first answer to it, even a blank one.
        const requests = [...questionIds].map((questionId) => ({ questionId, answer: '' }));
        for (const lane of lanes) void lane.evaluate(requests);
      },
      packBeside: (requests) => first.pack(requests),
      threads: lanes.length,
    }
  );
}

/** What a thread is started with now: a picture of the bank, which stays the same object until its questions are others. */
function createFindStart({ bank, base = bank, bankDirectory, weights, isFitted }: EvaluationPoolOptions) {
  const toSend = (it: QuestionBank): QuestionBank => (isFitted ? withoutPracticeAnswers(it) : { ...it });
  let questions: readonly Question[] = [];
  let start: ThreadStart | undefined;
  return (): ThreadStart => {
    if (start && questions === bank.questions) return start;
    questions = bank.questions;
    const all = weights?.() ?? new Map<string, string>();
    const inUse = questions.flatMap(({ rubric: { hash } }) => {
      const text = all.get(hash);
      return text === undefined ? [] : ([[hash, text]] as const);
    });
    start = { bank: toSend(bank), base: toSend(base), bankDirectory, weights: new Map(inUse) };
    return start;
  };
}

/** Put requests into slices and wait until all have outcomes. */
function evaluateSliced<Form>(
  requests: readonly EvaluateAnswerRequest[],
  evaluateBy: EvaluateBy<Form>,
  { jobs, begin, signal }: { jobs: Job[]; begin(): void; signal: AbortSignal | undefined },
): Promise<readonly AnswerOutcome<Form>[]> {
  return new Promise((resolve, reject) => {
    const outcomes = new Array<AnswerOutcome<Form>>(requests.length);
    let open = requests.length;
    const done = (places: readonly number[], found: readonly AnswerOutcome<Form>[]): void => {
      for (const [index, place] of places.entries()) outcomes[place] = found[index] as AnswerOutcome<Form>;
      open -= places.length;
      if (open > 0) return;
      signal?.removeEventListener('abort', abort);
      resolve(outcomes);
    };
    const abort = (): void => {
      const others = jobs.filter(({ call }) => call !== outcomes);
      jobs.splice(0, jobs.length, ...others);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', abort, { once: true });
    const order = [...requests.keys()].sort((a, b) => compareQuestions(requests[a], requests[b]) || a - b);
    for (let first = 0; first < order.length; first += answersASlice) {
      const places = order.slice(first, first + answersASlice);
      const slice = places.map((place) => requests[place] as EvaluateAnswerRequest);
      jobs.push({
        call: outcomes,
        runBy: async (evaluator) => done(places, await evaluateBy(evaluator, slice)),
      });
    }
    begin();
  });
}

function compareQuestions(a: EvaluateAnswerRequest | undefined, b: EvaluateAnswerRequest | undefined): number {
  if (a === undefined || b === undefined || a.questionId === b.questionId) return 0;
  return a.questionId < b.questionId ? -1 : 1;
}

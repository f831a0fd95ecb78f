import type { EngineChoice } from '../domain/engine-id.ts';
import type { QuestionBank } from '../domain/question-bank.ts';
import type { EvaluateAnswerRequest } from './evaluate-answer.ts';
import type { PackedOutcome, PackMany } from './pack-many.ts';

/** What evaluating without a model takes. */
export type MeasuredSpeed = {
  /** For an answer, all threads beside this one at work; this one stores. */
  readonly msAnAnswer: number;
  /** Answers that were tried out. */
  readonly sampleSize: number;
};

/** A question, an answer, and nothing that changes how it is evaluated. */
export type AnswerAhead = Pick<EvaluateAnswerRequest, 'questionId' | 'answer'>;

/**
 * Evaluates the first answers of a batch on a thread while the rest of its file is read, and the thread would wait: they are there when the
 * batch is started, and how fast that went is known when a forecast is asked for. Nothing of it is stored before the batch runs.
 */
export type HeadStart = {
  /** Take up answers of a batch, in the order of the file, as it is imported. Those of another batch are forgotten. Returns at once. */
  add(batchId: string, engine: EngineChoice, answers: readonly AnswerAhead[]): void;
  /** How fast the answers of a batch went; undefined for another batch than the last, and for few answers. */
  findSpeed(batchId: string): Promise<MeasuredSpeed | undefined>;
  /** As the one that it was made with, but what was evaluated ahead is taken from there. An answer that was taken up and is not done ends it. */
  readonly packMany: PackMany;
};

export type HeadStartParts = {
  /** Changes its questions by and by: what was evaluated with others is of no use then. */
  readonly bank: QuestionBank;
  readonly packMany: PackMany;
  /** Gets all threads ready for answers to these questions. Returns at once. */
  prepare(questionIds: ReadonlySet<string>): void;
  /** Evaluates on one thread beside this one. */
  readonly packBeside: PackMany;
  /** How many such threads there are. */
  readonly threads: number;
  /** Milliseconds of a clock that only goes forward. */
  elapsedMs(): number;
  /** Milliseconds after which it is forgotten unless answers are added; a minute when left out. */
  readonly keepMs?: number | undefined;
};

/** Enough for a steady figure, and done in a twentieth of a second by the keyword engine. */
const answersAtOnce = 200;
/** Threads load and code is compiled with the first answers, which is no part of the speed of all the others. */
const leastRounds = 5;
/** More than a thread gets through while a large file is read, and about ten megabytes. */
const mostAnswers = 8_192;

/** The head start of a batch. */
type Ahead = {
  readonly batchId: string;
  readonly engine: EngineChoice;
  readonly questions: QuestionBank['questions'];
  readonly waiting: AnswerAhead[];
  /** By question and answer what was taken up; undefined until it is done. */
  readonly taken: Map<string, Map<string, PackedOutcome | undefined>>;
  takenCount: number;
  triedCount: number;
  rounds: number;
  fastestMs: number;
  /** The round that is going on. */
  round: Promise<void> | undefined;
  /** Nothing is evaluated ahead or kept any more; what it has shown of the speed still holds. */
  isOver: boolean;
};

/** Make what gives the batches of a process their head start, one at a time. */
export function createHeadStart(parts: HeadStartParts): HeadStart {
  const { bank, packMany, prepare, packBeside, threads, elapsedMs, keepMs = 60_000 } = parts;
  let ahead: Ahead | undefined;
  let timer: NodeJS.Timeout | undefined;
  const end = (mine: Ahead): void => {
    mine.isOver = true;
    mine.waiting.length = 0;
    mine.taken.clear();
  };
  const runRound = async (mine: Ahead): Promise<void> => {
    const answers = mine.waiting.splice(0, answersAtOnce).sort(byQuestion);
    const startedMs = elapsedMs();
    const outcomes = await packBeside(
      answers.map(({ questionId, answer }) => ({ questionId, answer, engine: mine.engine })),
    );
    if (mine.isOver) return;
    if (outcomes.some((outcome) => 'error' in outcome)) return end(mine);
    for (const [index, answer] of answers.entries()) take(mine, answer, outcomes[index]);
    mine.rounds += 1;
    mine.triedCount += answers.length;
    mine.fastestMs = Math.min(mine.fastestMs, (elapsedMs() - startedMs) / answers.length);
    mine.round = mine.waiting.length > 0 ? runRound(mine) : undefined;
  };
  const packAhead: PackMany = async (requests, options) => {
    const mine = ahead;
    if (!mine || mine.isOver) return packMany(requests, options);
    if (mine.questions !== bank.questions) end(mine);
    const found = requests.map((request) => findIn(mine, request));
    const missing = requests.filter((_, index) => !found[index]);
    if (missing.length === 0) return found as readonly PackedOutcome[];
    // The batch has caught up, and needs the thread. Answers of other batches say nothing of that.
    if (missing.some((request) => isTaken(mine, request))) end(mine);
    const others = (await packMany(missing, options)).values();
    return found.map((outcome) => outcome ?? (others.next().value as PackedOutcome));
  };
  return {
    add(batchId, engine, answers) {
      if (ahead?.batchId !== batchId) {
        if (ahead) end(ahead);
        ahead = begin(batchId, engine, bank);
        prepare(new Set(answers.map(({ questionId }) => questionId)));
      }
      const mine = ahead;
      if (mine.isOver) return;
      for (const answer of answers) {
        if (mine.takenCount === mostAnswers) break;
        if (isTaken(mine, answer)) continue;
        take(mine, answer, undefined);
        mine.waiting.push(answer);
        mine.takenCount += 1;
      }
      if (mine.waiting.length > 0) mine.round ??= runRound(mine);
      clearTimeout(timer);
      timer = setTimeout(() => end(mine), keepMs).unref();
    },
    async findSpeed(batchId) {
      const mine = ahead;
      if (mine?.batchId !== batchId) return undefined;
      while (mine.rounds < leastRounds && mine.round && !mine.isOver) await mine.round;
      if (mine.rounds < leastRounds) return undefined;
      return { msAnAnswer: mine.fastestMs / threads, sampleSize: mine.triedCount };
    },
    packMany: packAhead,
  };
}

function begin(batchId: string, engine: EngineChoice, { questions }: QuestionBank): Ahead {
  const counts = { takenCount: 0, triedCount: 0, rounds: 0, fastestMs: Number.POSITIVE_INFINITY };
  return { batchId, engine, questions, waiting: [], taken: new Map(), ...counts, round: undefined, isOver: false };
}

/** Answers to one question go together, as they do in a batch. */
function byQuestion(a: AnswerAhead, b: AnswerAhead): number {
  if (a.questionId === b.questionId) return 0;
  return a.questionId < b.questionId ? -1 : 1;
}

function take({ taken }: Ahead, { questionId, answer }: AnswerAhead, outcome: PackedOutcome | undefined): void {
  const ofQuestion = taken.get(questionId) ?? new Map<string, PackedOutcome | undefined>();
  taken.set(questionId, ofQuestion);
  ofQuestion.set(answer, outcome);
}

function isTaken({ taken }: Ahead, { questionId, answer }: AnswerAhead): boolean {
  return taken.get(questionId)?.has(answer) ?? false;
}

function findIn({ engine, taken }: Ahead, request: EvaluateAnswerRequest): PackedOutcome | undefined {
  const isAlike = request.engine === engine && request.readerLanguage === undefined;
  return isAlike ? taken.get(request.questionId)?.get(request.answer) : undefined;
}

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
  /** How fast the answers of a batch went; undefined for another batch than the last, for few answers, and where one failed. */
  findSpeed(batchId: string): Promise<MeasuredSpeed | undefined>;
  /** As the one that it was made with, but what was evaluated ahead is taken from there. The first answer that is not there ends it. */
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
  /** By question and answer. */
  readonly done: Map<string, Map<string, PackedOutcome>>;
  answerCount: number;
  rounds: number;
  fastestMs: number;
  /** The round that is going on. */
  round: Promise<void> | undefined;
};

/** Make what gives the batches of a process their head start, one at a time. */
export function createHeadStart(parts: HeadStartParts): HeadStart {
  const { bank, packMany, prepare, packBeside, threads, elapsedMs, keepMs = 60_000 } = parts;
  let ahead: Ahead | undefined;
  let timer: NodeJS.Timeout | undefined;
  const forget = (): void => {
    ahead = undefined;
    clearTimeout(timer);
  };
  const runRound = async (mine: Ahead): Promise<void> => {
    const answers = mine.waiting.splice(0, answersAtOnce).sort(byQuestion);
    const startedMs = elapsedMs();
    const outcomes = await packBeside(
      answers.map(({ questionId, answer }) => ({ questionId, answer, engine: mine.engine })),
    );
    if (mine !== ahead) return;
    if (outcomes.some((outcome) => 'error' in outcome)) return forget();
    for (const [index, answer] of answers.entries()) keep(mine.done, answer, outcomes[index] as PackedOutcome);
    mine.rounds += 1;
    mine.fastestMs = Math.min(mine.fastestMs, (elapsedMs() - startedMs) / answers.length);
    mine.round = mine.waiting.length > 0 ? runRound(mine) : undefined;
  };
  const packAhead: PackMany = async (requests, options) => {
    const mine = ahead;
    if (!mine) return packMany(requests, options);
    if (mine.questions !== bank.questions) forget();
    const found = requests.map((request) => (ahead ? findIn(mine, request) : undefined));
    const missing = requests.filter((_, index) => !found[index]);
    if (missing.length === 0) return found as readonly PackedOutcome[];
    forget();
    const others = (await packMany(missing, options)).values();
    return found.map((outcome) => outcome ?? (others.next().value as PackedOutcome));
  };
  return {
    add(batchId, engine, answers) {
      if (ahead?.batchId !== batchId) {
        ahead = begin(batchId, engine, bank);
        prepare(new Set(answers.map(({ questionId }) => questionId)));
      }
      const mine = ahead;
      const added = answers.slice(0, mostAnswers - mine.answerCount);
      mine.answerCount += added.length;
      mine.waiting.push(...added);
      if (mine.waiting.length > 0) mine.round ??= runRound(mine);
      clearTimeout(timer);
      timer = setTimeout(forget, keepMs).unref();
    },
    async findSpeed(batchId) {
      const mine = ahead;
      if (mine?.batchId !== batchId) return undefined;
      while (mine.rounds < leastRounds && mine.round && mine === ahead) await mine.round;
      if (mine.rounds < leastRounds) return undefined;
      return { msAnAnswer: mine.fastestMs / threads, sampleSize: mine.answerCount - mine.waiting.length };
    },
    packMany: packAhead,
  };
}

function begin(batchId: string, engine: EngineChoice, { questions }: QuestionBank): Ahead {
  const [waiting, done] = [[] as AnswerAhead[], new Map()];
  return {
    batchId,
    engine,
    questions,
    waiting,
    done,
    answerCount: 0,
    rounds: 0,
    fastestMs: Infinity,
    round: undefined,
  };
}

/** Answers to one question go together, as they do in a batch. */
function byQuestion(a: AnswerAhead, b: AnswerAhead): number {
  if (a.questionId === b.questionId) return 0;
  return a.questionId < b.questionId ? -1 : 1;
}

function keep(done: Ahead['done'], { questionId, answer }: AnswerAhead, outcome: PackedOutcome): void {
  const ofQuestion = done.get(questionId) ?? new Map<string, PackedOutcome>();
  done.set(questionId, ofQuestion);
  ofQuestion.set(answer, outcome);
}

function findIn({ engine, done }: Ahead, request: EvaluateAnswerRequest): PackedOutcome | undefined {
  const isAlike = request.engine === engine && request.readerLanguage === undefined;
  return isAlike ? done.get(request.questionId)?.get(request.answer) : undefined;
}

import type { Question } from '../../domain/question-bank.ts';
import type { ChatMessage, ChatModel, ChatReply } from '../../providers/chat-model.ts';
import { EngineFailedError } from '../engine-errors.ts';
import { repairMessages } from './judge-messages.ts';
import type { JudgePrompt } from './judge-prompt.ts';
import { readReplies } from './read-replies.ts';
import type { ReplyReading } from './read-reply.ts';
import { describeProblem, listProblems } from './reply-problem.ts';
import { replySchemaOf } from './reply-schema.ts';

/** One judgement to ask a model for. */
export type JudgeQuestion = {
  readonly question: Question;
  readonly prompt: JudgePrompt;
  readonly messages: readonly ChatMessage[];
  readonly temperature: number;
  readonly seed: number | undefined;
  readonly maxOutputTokens: number;
  readonly signal: AbortSignal;
};

/** A judgement that failed after replies that were paid for. */
export class JudgeFailedError extends EngineFailedError {
  readonly replies: readonly ChatReply[];

  constructor({ engine, code, message, retryable, cause }: EngineFailedError, replies: readonly ChatReply[]) {
    super(engine, code, message, { retryable, cause });
    this.replies = replies;
  }
}

export type JudgeReplies = {
  /** Texts to read, in the order in which they came. */
  readonly texts: readonly string[];
  /** All replies, those included in which the model declined. */
  readonly replies: readonly ChatReply[];
  readonly reading: ReplyReading;
};

type Attempt = {
  readonly kind: 'first' | 'roomier' | 'repair';
  readonly messages: readonly ChatMessage[];
  readonly maxOutputTokens: number;
};

/** A reply that was cut off is asked for again with so many times the tokens. */
const roomierBy = 2;

/**
 * Ask a model for one judgement: once; once more with more room if the reply was cut off; and once for repair if something is wrong
 * with it. What cannot be used then stays open, criterion by criterion.
 *
 * @throws {JudgeFailedError} if the model declines, can no longer be reached, or nothing of its replies can be used.
 * @throws {EngineFailedError} if there is no first reply.
 * @throws the signal's reason once it is aborted.
 */
export async function askJudge(chat: ChatModel, asked: JudgeQuestion): Promise<JudgeReplies> {
  const { temperature, seed, signal } = asked;
  const { rubric } = asked.question;
  const reply = replySchemaOf(rubric);
  const replies: ChatReply[] = [];
  const texts: string[] = [];
  let reading = readReplies(texts, rubric);
  let attempt: Attempt | undefined = {
    kind: 'first',
    messages: asked.messages,
    maxOutputTokens: asked.maxOutputTokens,
  };
  while (attempt) {
    const { messages, maxOutputTokens } = attempt;
    const request = { messages, reply, temperature, seed, maxOutputTokens, signal };
    const got: ChatReply = await chat.complete(request).catch((error) => withReplies(error, replies));
    replies.push(got);
    if (got.end === 'refused' || got.end === 'filtered') {
      if (reading.judgements.size === 0) throw new JudgeFailedError(declined(got.end), replies);
      break;
    }
    texts.push(got.text);
    reading = namingCuts(readReplies(texts, rubric), got);
    attempt = nextAttempt(asked, attempt, got, reading);
  }
  if (reading.judgements.size === 0) throw new JudgeFailedError(unreadable(reading), replies);
  return { texts, replies, reading };
}

/** @throws the error, with the replies that came before it. */
function withReplies(error: unknown, replies: readonly ChatReply[]): never {
  throw error instanceof EngineFailedError && replies.length > 0 ? new JudgeFailedError(error, replies) : error;
}

function nextAttempt(
  asked: JudgeQuestion,
  last: Attempt,
  reply: ChatReply,
  reading: ReplyReading,
): Attempt | undefined {
  if (reading.problems.size === 0 || last.kind === 'repair') return undefined;
  if (last.kind === 'first' && reply.end === 'cut-off') {
    return { kind: 'roomier', messages: asked.messages, maxOutputTokens: asked.maxOutputTokens * roomierBy };
  }
  const { prompt, question, messages } = asked;
  const problems = listProblems(reading.problems, reading.strangers, prompt.language);
  const ids = question.rubric.criteria.map(({ id }) => id);
  return { ...last, kind: 'repair', messages: repairMessages(prompt, messages, reply.text, { problems, ids }) };
}

/** Of a reply that was cut off this is the thing to say, not what is wrong with the rest of it. */
function namingCuts(reading: ReplyReading, { end }: ChatReply): ReplyReading {
  if (end !== 'cut-off') return reading;
  return { ...reading, problems: new Map(Array.from(reading.problems.keys(), (id) => [id, 'cut-off' as const])) };
}

function declined(end: 'refused' | 'filtered'): EngineFailedError {
  const message = end === 'refused' ? 'The model declined to judge' : "The provider's filter stopped the model's reply";
  return new EngineFailedError('llm', 'model-refused', message, { retryable: false });
}

function unreadable({ problems }: ReplyReading): EngineFailedError {
  const [problem] = problems.values();
  const cause = problem === undefined ? '' : `: ${describeProblem(problem, 'en')}`;
  return new EngineFailedError('llm', 'model-reply-invalid', `The model's reply could not be read${cause}`, {
    retryable: false,
  });
}

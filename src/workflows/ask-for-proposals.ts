import { proposalRepair } from '../authoring/propose/proposal-messages.ts';
import type { ProposalPrompt } from '../authoring/propose/proposal-prompt.ts';
import { proposalSchemaOf } from '../authoring/propose/proposals-schema.ts';
import { type ProposalsReading, readProposals } from '../authoring/propose/read-proposals.ts';
import { describeProblem } from '../authoring/propose/reply-problem.ts';
import type { QuestionContent } from '../domain/rubric-draft.ts';
import { EngineFailedError } from '../engines/engine-errors.ts';
import type { ChatMessage, ChatModel, ChatReply } from '../providers/chat-model.ts';

/** One question to ask a model about. */
export type ProposalRequest = {
  readonly content: QuestionContent;
  readonly prompt: ProposalPrompt;
  readonly messages: readonly ChatMessage[];
  readonly temperature: number;
  readonly seed: number | undefined;
  readonly maxOutputTokens: number;
  readonly signal: AbortSignal | undefined;
};

export type ProposalReplies = {
  /** Texts to read, in the order in which they came. */
  readonly texts: readonly string[];
  readonly reading: ProposalsReading;
};

type Attempt = {
  readonly kind: 'first' | 'roomier' | 'repair';
  readonly messages: readonly ChatMessage[];
  readonly maxOutputTokens: number;
};

/** A reply that was cut off is asked for again with so many times the tokens. */
const roomierBy = 2;

/**
 * Ask a model for proposals: once; once more with more room if the reply was cut off; and once for repair if something is wrong with
 * it. What cannot be used then is left out, item by item.
 *
 * @param onReply hears of every reply, for the bill; also of those that are of no use.
 * @throws {EngineFailedError} if the model declines, cannot be reached, or nothing of its replies can be used.
 * @throws the signal's reason once it is aborted.
 */
export async function askForProposals(
  chat: ChatModel,
  asked: ProposalRequest,
  onReply: (reply: ChatReply) => void,
): Promise<ProposalReplies> {
  const { temperature, seed, signal, content } = asked;
  const reply = proposalSchemaOf(content);
  const texts: string[] = [];
  let reading = readProposals(texts, content);
  let attempt: Attempt | undefined = {
    kind: 'first',
    messages: asked.messages,
    maxOutputTokens: asked.maxOutputTokens,
  };
  while (attempt) {
    const { messages, maxOutputTokens } = attempt;
    const got: ChatReply = await chat.complete({ messages, reply, temperature, seed, maxOutputTokens, signal });
    onReply(got);
    if (got.end === 'refused' || got.end === 'filtered') {
      if (!reading.hasEntry) throw declined(got.end);
      break;
    }
    texts.push(got.text);
    reading = namingCuts(readProposals(texts, content), got);
    attempt = nextAttempt(asked, attempt, got, reading);
  }
  if (!reading.hasEntry) throw unreadable(reading);
  return { texts, reading };
}

function nextAttempt(
  { content, prompt, messages, maxOutputTokens }: ProposalRequest,
  last: Attempt,
  { end, text }: ChatReply,
  { problems }: ProposalsReading,
): Attempt | undefined {
  if (problems.size === 0 || last.kind === 'repair') return undefined;
  if (last.kind === 'first' && end === 'cut-off') {
    return { kind: 'roomier', messages, maxOutputTokens: maxOutputTokens * roomierBy };
  }
  const lines = Array.from(problems, ([id, problem]) => {
    const words = describeProblem(problem, content.language);
    return id === undefined ? words : `${id}: ${words}`;
  });
  const ids = content.criteria.map(({ id }) => id);
  return { ...last, kind: 'repair', messages: proposalRepair(prompt, messages, text, { problems: lines, ids }) };
}

/** Of a reply that was cut off this is the thing to say, not what is wrong with the rest of it. */
function namingCuts(reading: ProposalsReading, { end }: ChatReply): ProposalsReading {
  if (end !== 'cut-off' || reading.problems.size === 0) return reading;
  return { ...reading, problems: new Map([[undefined, 'cut-off' as const]]) };
}

function declined(end: 'refused' | 'filtered'): EngineFailedError {
  const message =
    end === 'refused' ? 'The model declined to make proposals' : "The provider's filter stopped the model's reply";
  return new EngineFailedError('llm', 'model-refused', message, { retryable: false });
}

function unreadable({ problems }: ProposalsReading): EngineFailedError {
  const [problem] = problems.values();
  const cause = problem === undefined ? '' : `: ${describeProblem(problem, 'en')}`;
  return new EngineFailedError('llm', 'model-reply-invalid', `The model's reply could not be read${cause}`, {
    retryable: false,
  });
}

import { hash } from 'node:crypto';
import type { Criterion } from '../../domain/criterion.ts';
import type { Finding } from '../../domain/finding.ts';
import type { LlmSettings } from '../../domain/model-settings.ts';
import { type ModelSpending, type ModelUse, noSpending } from '../../domain/provenance.ts';
import type { Language } from '../../domain/question-bank.ts';
import type { ChatModel } from '../../providers/chat-model.ts';
import type { EngineReport, EngineRequest } from '../engine.ts';
import { EngineFailedError } from '../engine-errors.ts';
import { askJudge } from './ask-judge.ts';
import type { CachedJudge, SampleOutcome } from './cached-judge.ts';
import { judgeMessages, staticInstructions } from './judge-messages.ts';
import type { JudgePrompt, JudgePrompts } from './judge-prompt.ts';
import { proveJudgement } from './prove-judgement.ts';
import { describeProblem, type ReplyProblem } from './reply-problem.ts';
import type { SentAnswer } from './sent-answer.ts';
import { tellsRubric } from './tells-rubric.ts';
import { vote } from './vote.ts';

export type JudgeParts = {
  readonly chat: ChatModel;
  readonly settings: Pick<LlmSettings, 'temperature' | 'seed' | 'samples' | 'maxOutputTokens' | 'outputForm'>;
  readonly prompts: JudgePrompts;
  /** Whether personal data is masked before a text leaves the machine. */
  readonly mask: boolean;
  /** A code for the markers around an answer; a new one for each request, and not to be foreseen. */
  readonly newDelimiter: () => string;
};

/** Has a model judge an answer as often as the settings say, and lets the samples vote. */
export type JudgeSamples = (
  request: EngineRequest,
  answer: SentAnswer,
) => Promise<Pick<EngineReport, 'findings' | 'unscored' | 'modelUses'>>;

/**
 * @param algorithmVersion part of the cache's keys.
 * @throws {EngineFailedError} if all samples failed: the first failure, with what was spent until then.
 */
export function createJudgeSamples(
  parts: JudgeParts,
  cachedJudge: CachedJudge,
  algorithmVersion: string,
): JudgeSamples {
  return async (request, answer) => {
    const prompt = parts.prompts[request.question.language];
    const keys = Array.from({ length: parts.settings.samples }, (_, sample) =>
      keyOf(parts, request, { algorithmVersion, promptHash: prompt.hash, answer: answer.text, sample }),
    );
    const answerHash = hash('sha256', request.answer.original);
    const { rubric } = request.question;
    const settled = await Promise.allSettled(
      keys.map((key, sample) =>
        cachedJudge(
          { key, answerHash, rubric },
          (signal) => askForSample(parts, prompt, request, answer, sample, signal),
          request.signal,
        ),
      ),
    );
    const { outcomes, failures } = takeOutcomes(settled);
    const keptKeys = keys.filter((_, sample) => isKept(settled[sample]));
    const modelUses = [toModelUse(parts, prompt, answer, keptKeys, outcomes)];
    const [failure] = failures;
    if (failure && failures.length === keys.length) {
      const { engine, code, message, retryable } = failure;
      if (outcomes.length === 0) throw failure;
      throw new EngineFailedError(engine, code, message, { retryable, cause: failure, modelUses });
    }
    const results = rubric.criteria.map((criterion) => decide(criterion, outcomes, keys.length, request, answer));
    return {
      findings: results.flatMap((it) => ('verdict' in it ? [it] : [])),
      unscored: results.flatMap((it) => ('cause' in it ? [it] : [])),
      modelUses,
    };
  };
}

/** Content address of one sample: all that decides what a model replies, and nothing else. */
function keyOf(
  { chat, settings }: JudgeParts,
  { question, readerLanguage }: EngineRequest,
  sent: {
    readonly algorithmVersion: string;
    readonly promptHash: string;
    readonly answer: string;
    readonly sample: number;
  },
): string {
  const { temperature, seed, maxOutputTokens, outputForm } = settings;
  const parameters = { temperature, seed: seed ?? null, maxOutputTokens, outputForm, readerLanguage };
  const { algorithmVersion, promptHash, answer, sample } = sent;
  const parts = ['llm', algorithmVersion, answer, question.rubric.hash, promptHash, chat.name, parameters, sample];
  return hash('sha256', JSON.stringify(parts));
}

function askForSample(
  { chat, settings, newDelimiter }: JudgeParts,
  prompt: JudgePrompt,
  { question, readerLanguage }: EngineRequest,
  answer: SentAnswer,
  sample: number,
  signal: AbortSignal,
) {
  const instructions = staticInstructions(prompt, question, readerLanguage);
  const messages = judgeMessages(prompt, instructions, answer.text, newDelimiter());
  const { temperature, maxOutputTokens } = settings;
  // One seed for all samples would make them one sample.
  const seed = settings.seed === undefined ? undefined : settings.seed + sample;
  return askJudge(chat, { question, prompt, messages, temperature, seed, maxOutputTokens, signal });
}

type Settled = PromiseSettledResult<SampleOutcome>;

/** @throws whatever a sample failed with that nobody foresaw. */
function takeOutcomes(settled: readonly Settled[]): {
  readonly outcomes: readonly SampleOutcome[];
  readonly failures: readonly EngineFailedError[];
} {
  const outcomes: SampleOutcome[] = [];
  const failures: EngineFailedError[] = [];
  for (const it of settled) {
    if (it.status === 'fulfilled') {
      outcomes.push(it.value);
      if (it.value.failure) failures.push(it.value.failure);
    } else if (it.reason instanceof EngineFailedError) failures.push(it.reason);
    else throw it.reason;
  }
  return { outcomes, failures };
}

function isKept(settled: Settled | undefined): boolean {
  return settled?.status === 'fulfilled' && settled.value.isKept;
}

function decide(
  criterion: Criterion,
  outcomes: readonly SampleOutcome[],
  asked: number,
  { readerLanguage }: EngineRequest,
  answer: SentAnswer,
): Finding | EngineReport['unscored'][number] {
  const criterionId = criterion.id;
  const judgements = outcomes.flatMap(({ reading }) => reading.judgements.get(criterionId) ?? []);
  if (judgements.length === 0) {
    const [problem] = outcomes.flatMap(({ reading }) => reading.problems.get(criterionId) ?? []);
    return { criterionId, cause: describeUnscored(problem, readerLanguage) };
  }
  const proven = judgements.map(({ reason, ...judgement }) => {
    const isTelling = tellsRubric(reason, criterion, answer.text);
    return proveJudgement({ ...judgement, reason: isTelling ? '' : reason }, answer, readerLanguage);
  });
  return { criterionId, ...vote(proven, asked) };
}

function describeUnscored(problem: ReplyProblem | undefined, language: Language): string {
  const what = problem === undefined ? '' : describeProblem(problem, language);
  return language === 'zh' ? `模型的输出不能用：${what}` : `the model's reply cannot be used: ${what}`;
}

function toModelUse(
  { chat, settings, mask }: JudgeParts,
  prompt: JudgePrompt,
  answer: SentAnswer,
  cacheKeys: readonly string[],
  outcomes: readonly SampleOutcome[],
): ModelUse {
  const { temperature, seed, samples, maxOutputTokens, outputForm } = settings;
  return {
    engine: 'llm',
    model: chat.name,
    parameters: {
      temperature,
      ...(seed === undefined ? {} : { seed }),
      samples,
      maxOutputTokens,
      outputForm,
      mask,
    },
    promptHash: prompt.hash,
    inputHash: answer.hash,
    cacheKeys,
    spent: outcomes.map(({ spent }) => spent).reduce(addSpending, noSpending),
  };
}

function addSpending(a: ModelSpending, b: ModelSpending): ModelSpending {
  return {
    requests: a.requests + b.requests,
    inputTokens: a.inputTokens + b.inputTokens,
    cachedInputTokens: a.cachedInputTokens + b.cachedInputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    costUsd: a.costUsd + b.costUsd,
  };
}

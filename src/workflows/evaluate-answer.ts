import { hash } from 'node:crypto';
import type { EngineChoice } from '../domain/engine-id.ts';
import { QuestionNotFoundError } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { Finding } from '../domain/finding.ts';
import type { Flag } from '../domain/flag.ts';
import type { Provenance } from '../domain/provenance.ts';
import type { Language, Question, QuestionBank } from '../domain/question-bank.ts';
import type { Engine, EngineReport } from '../engines/engine.ts';
import { findReviewReasons } from '../scoring/review-reasons.ts';
import { scoreAnswer } from '../scoring/score-answer.ts';
import { createGuard, type Guard } from '../text/guard/guard-answer.ts';
import { normalise } from '../text/normalise.ts';
import { engineNotConfigured } from './require-engine.ts';

export type EvaluateAnswerRequest = {
  readonly questionId: string;
  /** Exactly as the candidate typed it. */
  readonly answer: string;
  /** `auto` when left out. */
  readonly engine?: EngineChoice | undefined;
  /** Language of reasons and suggestions; that of the question when left out. */
  readonly readerLanguage?: Language | undefined;
};

/**
 * @throws {QuestionNotFoundError} if the bank has no such question.
 * @throws {EngineFailedError} if the engine that was asked for could not answer; `auto` only fails if all engines do.
 * @throws the signal's reason once it is aborted.
 */
export type EvaluateAnswer<Form = Evaluation> = (
  request: EvaluateAnswerRequest,
  options?: { readonly signal?: AbortSignal | undefined },
) => Promise<Form>;

/**
 * Evaluate one answer from text to points: guard, engine, evidence check, points, reasons to look.
 *
 * @param bank may change its questions by and by: each answer is evaluated with the one in use when it comes.
 * @param engines those that are configured; `auto` is one of them.
 */
export function createEvaluateAnswer(bank: QuestionBank, engines: ReadonlyMap<EngineChoice, Engine>): EvaluateAnswer {
  const prepare = createPrepare(bank);
  return async ({ questionId, answer, engine: asked = 'auto', readerLanguage }, { signal } = {}) => {
    const { question, guard } = prepare(questionId);
    const engine = engines.get(asked) ?? refuse(asked);
    const normalised = normalise(answer);
    const { flags: guardFlags, guardedSpans } = guard(normalised);
    const { rubric, language: questionLanguage } = question;
    const language = readerLanguage ?? questionLanguage;
    const report = await engine.findEvidence({
      question,
      answer: normalised,
      guardedSpans,
      readerLanguage: language,
      signal,
    });
    const score = scoreAnswer(report, { rubric, language, answerText: answer, guardedSpans });
    const flags = isOffTopic(report.findings, guardFlags) ? [...guardFlags, 'off-topic' as const] : guardFlags;
    const provenance = provenanceOf(asked, report);
    const reviewReasons = findReviewReasons(score.criteria, flags, language, provenance);
    return {
      id: evaluationId(rubric.hash, report, answer),
      questionId,
      totalPoints: score.totalPoints,
      maxPoints: score.maxPoints,
      engine: report.engine,
      rubric: { id: rubric.id, version: rubric.version, hash: rubric.hash },
      flags,
      guardedSpans,
      needsReview: reviewReasons.length > 0,
      reviewReasons,
      criteria: score.criteria,
      ...(provenance ? { provenance } : {}),
    };
  };
}

/** Find the question that is in use, with its guard, which is made when it is first needed. */
function createPrepare(bank: QuestionBank) {
  let questions: readonly Question[] = [];
  let byId: ReadonlyMap<string, Question> = new Map();
  const guards = new WeakMap<Question, Guard>();
  return (questionId: string): { readonly question: Question; readonly guard: Guard } => {
    if (questions !== bank.questions) {
      questions = bank.questions;
      byId = new Map(questions.map((question) => [question.id, question]));
    }
    const question = byId.get(questionId) ?? missing(questionId, bank);
    const known = guards.get(question);
    if (known) return { question, guard: known };
    const guard = createGuard(question);
    guards.set(question, guard);
    return { question, guard };
  };
}

function refuse(asked: EngineChoice): never {
  throw engineNotConfigured(asked);
}

/** Nothing to tell where the keyword engine decided alone: the same bytes offline, whoever asked for what. */
function provenanceOf(asked: EngineChoice, report: EngineReport): Provenance | undefined {
  const { engine, witnesses, modelUses, failures, firstLooks } = report;
  const isAlone = witnesses.length === 0 && modelUses.length === 0 && failures.length === 0;
  return isAlone && engine.id === 'keyword' ? undefined : { asked, witnesses, modelUses, failures, firstLooks };
}

function missing(questionId: string, bank: QuestionBank): never {
  throw new QuestionNotFoundError(
    questionId,
    bank.questions.map(({ id }) => id),
  );
}

/** From this confidence on, a missing verdict says that nothing came near the criterion. */
const surelyMissing = 0.85;

/** Nothing came near any criterion, and no other flag explains why. */
function isOffTopic(findings: readonly Finding[], flags: readonly Flag[]): boolean {
  return (
    flags.length === 0 &&
    findings.every(({ verdict, confidence }) => verdict === 'missing' && confidence >= surelyMissing)
  );
}

/**
 * Content address: the same answer, rubric and engine version give the same id. A model may say something else the next time, so
 * what it said is part of the address.
 */
function evaluationId(rubricHash: string, { engine, findings }: EngineReport, answer: string): string {
  const parts: unknown[] = [rubricHash, engine.id, engine.version, answer];
  if (engine.id !== 'keyword') parts.push(findings);
  return `ev_${hash('sha256', JSON.stringify(parts)).slice(0, 24)}`;
}

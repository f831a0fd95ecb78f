import { hash } from 'node:crypto';
import type { EngineId } from '../domain/engine-id.ts';
import { QuestionNotFoundError } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { Finding } from '../domain/finding.ts';
import type { Flag } from '../domain/flag.ts';
import type { Language, Question, QuestionBank } from '../domain/question-bank.ts';
import type { Engine } from '../engines/engine.ts';
import { findReviewReasons } from '../scoring/review-reasons.ts';
import { scoreAnswer } from '../scoring/score-answer.ts';
import { createGuard, type Guard } from '../text/guard/guard-answer.ts';
import { normalise } from '../text/normalise.ts';

export type EvaluateAnswerRequest = {
  readonly questionId: string;
  /** Exactly as the candidate typed it. */
  readonly answer: string;
  /** The default engine when left out. */
  readonly engine?: EngineId | undefined;
  /** Language of reasons and suggestions; that of the question when left out. */
  readonly readerLanguage?: Language | undefined;
};

/** @throws {QuestionNotFoundError} if the bank has no such question. */
export type EvaluateAnswer = (request: EvaluateAnswerRequest) => Promise<Evaluation>;

/** Evaluate one answer from text to points: guard, engine, evidence check, points, reasons to look. */
export function createEvaluateAnswer(
  bank: QuestionBank,
  engines: ReadonlyMap<EngineId, Engine>,
  defaultEngine: Engine,
): EvaluateAnswer {
  const prepared = new Map<string, { readonly question: Question; readonly guard: Guard }>(
    bank.questions.map((question) => [question.id, { question, guard: createGuard(question) }]),
  );
  return async ({ questionId, answer, engine: engineId, readerLanguage }) => {
    const { question, guard } = prepared.get(questionId) ?? missing(questionId, bank);
    const engine = (engineId && engines.get(engineId)) ?? defaultEngine;
    const normalised = normalise(answer);
    const { flags: guardFlags, guardedSpans } = guard(normalised);
    const { rubric, language: questionLanguage } = question;
    const language = readerLanguage ?? questionLanguage;
    const findings = await engine.findEvidence({
      question,
      answer: normalised,
      guardedSpans,
      readerLanguage: language,
    });
    const score = scoreAnswer(findings, { rubric, language, answerText: answer, guardedSpans });
    const flags = isOffTopic(findings, guardFlags) ? [...guardFlags, 'off-topic' as const] : guardFlags;
    const reviewReasons = findReviewReasons(score.criteria, flags, language);
    return {
      id: evaluationId(rubric.hash, engine, answer),
      questionId,
      totalPoints: score.totalPoints,
      maxPoints: score.maxPoints,
      engine: { id: engine.id, version: engine.version },
      rubric: { id: rubric.id, version: rubric.version, hash: rubric.hash },
      flags,
      guardedSpans,
      needsReview: reviewReasons.length > 0,
      reviewReasons,
      criteria: score.criteria,
    };
  };
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

/** Content address: the same answer, rubric and engine version give the same id. */
function evaluationId(rubricHash: string, { id, version }: Engine, answer: string): string {
  const content = JSON.stringify([rubricHash, id, version, answer]);
  return `ev_${hash('sha256', content).slice(0, 24)}`;
}

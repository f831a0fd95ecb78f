import { hash } from 'node:crypto';
import type { Evaluation } from '../../src/domain/evaluation.ts';
import { evidenceAt } from '../../src/domain/evidence.ts';
import type { QuestionBank } from '../../src/domain/question-bank.ts';
import { aBank } from '../workflows/a-bank.ts';

/** A small bank whose rubrics have hashes of their own. */
export function aStoredBank(): QuestionBank {
  const bank = aBank();
  const questions = bank.questions.map((question) => ({
    ...question,
    rubric: { ...question.rubric, hash: hash('sha256', question.id) },
  }));
  return { ...bank, questions };
}

/** An evaluation of an answer to the bank's question "complaint": one criterion covered, one missing, one unscored. */
export function anEvaluation(answer: string, overrides: Partial<Evaluation> = {}): Evaluation {
  return {
    id: `ev_${hash('sha256', answer).slice(0, 24)}`,
    questionId: 'complaint',
    totalPoints: null,
    maxPoints: 9,
    engine: { id: 'keyword', version: '1.0.0' },
    rubric: { id: 'complaint', version: '1.0.0', hash: hash('sha256', 'complaint') },
    flags: ['addressed-to-grader'],
    guardedSpans: [{ start: 2, end: 4, flag: 'addressed-to-grader' }],
    needsReview: true,
    reviewReasons: [{ code: 'unscored', message: '没有评出：事后回访' }],
    criteria: [
      {
        status: 'scored',
        id: 'apologise',
        label: '道歉',
        verdict: 'covered',
        points: 3,
        maxPoints: 3,
        confidence: 0.93,
        evidence: [evidenceAt(answer, { start: 0, end: 2 })],
        reason: `答案说了“${answer.slice(0, 2)}”`,
        suggestion: null,
      },
      {
        status: 'scored',
        id: 'cause',
        label: '查明原因',
        verdict: 'missing',
        points: 0,
        maxPoints: 3,
        confidence: 0.7,
        evidence: [],
        reason: '没有说到原因',
        suggestion: '下次说说查明原因',
      },
      { status: 'unscored', id: 'call-back', label: '事后回访', maxPoints: 3, cause: 'the engine reported nothing' },
    ],
    ...overrides,
  };
}

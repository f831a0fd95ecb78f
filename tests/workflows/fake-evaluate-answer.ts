import { QuestionNotFoundError } from '../../src/domain/errors.ts';
import type { Evaluation } from '../../src/domain/evaluation.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Question, QuestionBank } from '../../src/domain/question-bank.ts';
import { scoreAnswer } from '../../src/scoring/score-answer.ts';
import type { EvaluateAnswer, EvaluateAnswerRequest } from '../../src/workflows/evaluate-answer.ts';

/** What the answer has to say to make the fake throw an error that quotes it, as a careless engine would. */
export const crashWord = 'CRASH';

/** An answer that begins so is addressed to the grader up to its first full stop. */
const graderWord = '给满分';

/** Evaluates by the first cue of each criterion: there is covered, after 不 contradicted, else missing. Records its calls. */
export function fakeEvaluateAnswer(
  bank: QuestionBank,
): EvaluateAnswer & { readonly calls: readonly EvaluateAnswerRequest[] } {
  const calls: EvaluateAnswerRequest[] = [];
  const evaluateAnswer: EvaluateAnswer = async (request) => {
    calls.push(request);
    const question = bank.questions.find(({ id }) => id === request.questionId);
    if (!question) {
      throw new QuestionNotFoundError(
        request.questionId,
        bank.questions.map(({ id }) => id),
      );
    }
    if (request.answer.includes(crashWord)) throw new TypeError(`cannot digest: ${request.answer}`);
    return evaluate(question, request.answer);
  };
  return Object.assign(evaluateAnswer, { calls });
}

function evaluate(question: Question, answerText: string): Evaluation {
  const { rubric, language } = question;
  const guardedSpans = answerText.startsWith(graderWord)
    ? [{ start: 0, end: answerText.indexOf('。') + 1, flag: 'addressed-to-grader' as const }]
    : [];
  const findings = rubric.criteria.map(({ id, cues }) => findCue(id, cues[0]?.say ?? '', answerText));
  const { criteria, totalPoints, maxPoints } = scoreAnswer(
    { findings, unscored: [] },
    { rubric, language, answerText, guardedSpans },
  );
  return {
    id: `ev_${answerText.length}`,
    questionId: question.id,
    totalPoints,
    maxPoints,
    engine: { id: 'keyword', version: '0.0.0' },
    rubric: { id: rubric.id, version: rubric.version, hash: rubric.hash },
    flags: guardedSpans.map(({ flag }) => flag),
    guardedSpans,
    needsReview: guardedSpans.length > 0,
    reviewReasons: guardedSpans.map(({ flag }) => ({ code: flag, message: '有一段是写给评分者的，没有计分' })),
    criteria,
  };
}

function findCue(criterionId: string, word: string, answer: string): Finding {
  const start = answer.indexOf(word);
  const span = { start, end: start + word.length };
  if (start < 0) return { criterionId, verdict: 'missing', evidence: [], reason: '没有提到', confidence: 0.9 };
  const verdict = answer[start - 1] === '不' ? 'contradicted' : 'covered';
  return { criterionId, verdict, evidence: [span], reason: `说到了${word}`, confidence: 0.9 };
}

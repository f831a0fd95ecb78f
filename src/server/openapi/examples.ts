import type { z } from 'zod';
import type {
  EvaluationReply,
  evidenceSchema,
  QuestionReply,
  RecordEvaluationRequest,
  RecordedEvaluationReply,
} from '../../api/schemas.ts';

type Evidence = z.infer<typeof evidenceSchema>;

const questionId = 'counter-complaint';
const answer = '我会先请他坐下，听他把话说完，再查清楚卡在哪个环节。';

/** Cut the evidence out of the example's answer, so that the offsets are right. */
function quote(text: string): Evidence[] {
  const start = answer.indexOf(text);
  return [{ start, end: start + text.length, text }];
}

export const answerExample = answer;

export const recordEvaluationExample: RecordEvaluationRequest = {
  questionId,
  answer,
  engine: 'keyword',
  candidateId: 'A-1024',
};

export const evaluationExample: EvaluationReply = {
  id: 'ev_0f3c9a1b2d4e5f60718293a4',
  questionId,
  totalPoints: 3,
  maxPoints: 6,
  engine: { id: 'keyword', version: '1.0.0' },
  rubric: {
    id: questionId,
    version: '1.0.0',
    hash: '9b74c9897bac770ffc029102a200c5de43b1f5c0cbd0a1b2c3d4e5f60718293a',
  },
  flags: [],
  guardedSpans: [],
  needsReview: false,
  reviewReasons: [],
  criteria: [
    {
      status: 'scored',
      id: 'calm',
      label: '安抚情绪',
      verdict: 'covered',
      points: 3,
      maxPoints: 3,
      confidence: 0.93,
      evidence: quote('请他坐下，听他把话说完'),
      reason: '说到了请客户坐下并听他讲完',
      suggestion: null,
    },
    {
      status: 'scored',
      id: 'follow-up',
      label: '事后回访',
      verdict: 'missing',
      points: 0,
      maxPoints: 3,
      confidence: 0.88,
      evidence: [],
      reason: '没有找到相关的话',
      suggestion: '再补一句：事情办完以后，你什么时候、怎样联系他。',
    },
  ],
};

export const recordedEvaluationExample: RecordedEvaluationReply = {
  ...evaluationExample,
  recordId: '0197f3c2-5b1e-7c44-9a53-1d1d3a6f0c11',
  createdAt: '2026-03-02T08:30:00.000Z',
};

export const questionExample: QuestionReply = {
  id: questionId,
  sectionId: 'service',
  language: 'zh',
  text: '一位客户在柜台投诉，说某项业务办得太久，情绪很激动。这时你会怎样应对？',
  points: 6,
  criteria: [
    { id: 'calm', label: '安抚情绪', points: 3 },
    { id: 'follow-up', label: '事后回访', points: 3 },
  ],
};

import { type QuestionListReply, questionListSchema } from '../../../src/api/schemas.ts';

const question = (id: string, sectionId: string, text: string, points: number, labels: readonly string[]) => ({
  id,
  sectionId,
  language: 'zh' as const,
  text,
  points,
  criteria: labels.map((label, index) => ({ id: `c${index + 1}`, label, points: points / labels.length })),
});

/** Three questions in two sections, in the shape of the real bank. */
export const questionList: QuestionListReply = questionListSchema.parse({
  bank: { id: 'test-bank', version: '1.0.0', language: 'zh', title: '测试题库' },
  sections: [
    { id: 'self', title: '自我认知', points: 10, questionIds: ['why-this-role'] },
    { id: 'service', title: '服务意识与应变', points: 24, questionIds: ['counter-complaint', 'negative-review'] },
  ],
  questions: [
    question('why-this-role', 'self', '你为什么想来做客服经理？', 10, ['动机', '优势']),
    question(
      'counter-complaint',
      'service',
      '一位客户在柜台投诉，说某项业务办得太久，情绪很激动。这时你会怎样应对？',
      12,
      ['安抚情绪', '查明原因', '解决与补救', '回访与复盘'],
    ),
    question('negative-review', 'service', '客户在网上发了差评，你会怎么处理？', 12, ['回应', '改进', '跟进']),
  ],
});

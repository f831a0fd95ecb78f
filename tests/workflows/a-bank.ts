import type { Criterion } from '../../src/domain/criterion.ts';
import type { Language, Question, QuestionBank } from '../../src/domain/question-bank.ts';

const aCriterion = (id: string, label: string, word: string): Criterion => ({
  id,
  label,
  points: 3,
  covered: `covered-text-of-${id}`,
  partial: `partial-text-of-${id}`,
  modelAnswer: `model-answer-of-${id}`,
  suggestion: `下次说说${label}`,
  suggestionEn: `Next time, say something about ${id}`,
  cues: [
    { say: word, weight: 2 },
    { say: `cue-of-${id}`, weight: 1 },
  ],
  opposes: [`opposing-cue-of-${id}`],
});

const aQuestion = (id: string, language: Language, prompt: string, criteria: readonly Criterion[]): Question => ({
  id,
  language,
  prompt,
  points: criteria.length * 3,
  rubric: {
    id,
    version: '1.0.0',
    hash: Buffer.from(id).toString('hex').padStart(64, 'f'),
    criteria,
    vocabulary: {},
    practiceAnswers: [
      {
        kind: 'full',
        passages: [
          { text: `practice-answer-of-${id}`, marks: [{ criterionId: criteria[0]?.id ?? '', verdict: 'covered' }] },
        ],
      },
    ],
  },
});

/** A small bank with a Chinese and an English question; what a candidate must not see says so in its text. */
export function aBank(): QuestionBank {
  const complaint = aQuestion('complaint', 'zh', '客户投诉等得太久，你怎么办？', [
    aCriterion('apologise', '道歉', '道歉'),
    aCriterion('cause', '查明原因', '查原因'),
    aCriterion('call-back', '事后回访', '回访'),
  ]);
  const delay = aQuestion('delay', 'en', 'A customer waited too long. What do you do?', [
    aCriterion('apologise', 'Apologise', 'sorry'),
  ]);
  return {
    id: 'a-bank',
    version: '2.1.0',
    language: 'zh',
    title: '一个小题库',
    sections: [
      { id: 'service', title: '服务', points: 9, questionIds: ['complaint'] },
      { id: 'english', title: 'English', points: 3, questionIds: ['delay'] },
    ],
    questions: [complaint, delay],
    offTopicTexts: [],
  };
}

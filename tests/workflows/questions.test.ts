import { expect, it } from 'vitest';
import { questionListSchema, questionSchema } from '../../src/api/schemas.ts';
import { QuestionNotFoundError } from '../../src/domain/errors.ts';
import { getQuestion, listQuestions } from '../../src/workflows/list-questions.ts';
import { getQuestionWithRubric } from '../../src/workflows/show-rubric.ts';
import { aBank } from './a-bank.ts';

const bank = aBank();

it('lists what a candidate may see, by a schema that knows no other field', () => {
  const list = questionListSchema.parse(listQuestions(bank));
  expect(list.questions[0]).toEqual({
    id: 'complaint',
    sectionId: 'service',
    language: 'zh',
    text: '客户投诉等得太久，你怎么办？',
    points: 9,
    criteria: [
      { id: 'apologise', label: '道歉', points: 3 },
      { id: 'cause', label: '查明原因', points: 3 },
      { id: 'call-back', label: '事后回访', points: 3 },
    ],
  });
});

it('gets one question as it is in the list', () => {
  expect(questionSchema.parse(getQuestion(bank, 'delay'))).toEqual(listQuestions(bank).questions[1]);
});

it('gets a question with its rubric for its author', () => {
  expect(getQuestionWithRubric(bank, 'delay').rubric.criteria[0]).toMatchObject({
    covered: 'covered-text-of-apologise',
  });
});

it.each([getQuestion, getQuestionWithRubric])(
  'names the questions there are where there is none of that id (%o)',
  (get) => {
    expect(() => get(bank, 'x')).toThrow(QuestionNotFoundError);
    expect(() => get(bank, 'x')).toThrow('it has: complaint, delay');
  },
);

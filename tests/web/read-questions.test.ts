import { expect, it } from 'vitest';
import { readQuestions } from '../../src/web/rubrics/read-questions.ts';

it('puts lines together to questions in the order of the document, and joins what goes over several lines', () => {
  const questions = readQuestions([
    { number: 1, text: '一、服务', use: 'section', section: 0 },
    { number: 2, text: '1. 客户忘带证件，', use: 'prompt', section: 0, question: 0 },
    { number: 3, text: '  你怎么办？', use: 'prompt', section: 0, question: 0 },
    { number: 5, text: '-安抚：先请', use: 'point', section: 0, question: 0, point: 0 },
    { number: 6, text: '客户坐下', use: 'point', section: 0, question: 0, point: 0 },
    { number: 7, text: '-变通', use: 'point', section: 0, question: 0, point: 1 },
    { number: 8, text: 'What do you', use: 'prompt', section: 1, question: 0 },
    { number: 9, text: 'do first?', use: 'prompt', section: 1, question: 0 },
    { number: 10, text: '第 3 页', use: 'left-out', reason: 'page-mark' },
  ]);
  expect(questions).toEqual([
    {
      section: 0,
      question: 0,
      line: 2,
      prompt: '1. 客户忘带证件，你怎么办？',
      points: [
        { text: '-安抚：先请客户坐下', line: 5 },
        { text: '-变通', line: 7 },
      ],
    },
    { section: 1, question: 0, line: 8, prompt: 'What do you do first?', points: [] },
  ]);
});

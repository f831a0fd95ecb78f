import { expect, it } from 'vitest';
import { createQuestionMatcher } from '../../src/tables/match-question.ts';

const questions = [
  { id: 'why', number: 1, text: '请说说你为什么应聘这个职位？' },
  { id: 'complaint', number: 2, text: '客户在柜台投诉等得太久，你会怎样应对？' },
  { id: 'complaint-online', number: 3, text: '客户在柜台之外的网络平台投诉，你会怎样应对？' },
  { id: 'plan', number: 12, text: 'What are your plans for the next 3 years?' },
];
const match = createQuestionMatcher(questions);

it.each([
  ['complaint', 'complaint'],
  [' Complaint ', 'complaint'],
  ['2', 'complaint'],
  ['２．', 'complaint'],
  ['Q2', 'complaint'],
  ['q12', 'plan'],
  ['Question 2', 'complaint'],
  ['第2题', 'complaint'],
  ['第十二题', 'plan'],
  ['题2', 'complaint'],
  ['问题2的回答', 'complaint'],
  ['二、', 'complaint'],
  ['（二）', 'complaint'],
  ['Q2（12分）', 'complaint'],
  ['客户在柜台投诉等得太久，你会怎样应对？', 'complaint'],
  ['客户在柜台投诉等得太久,你会怎样应对', 'complaint'],
  ['客戶在櫃台投訴等得太久 你會怎樣應對', 'complaint'],
  ['7. 客户在柜台投诉等得太久，你会怎样应对？', 'complaint'],
  ['第7题：客户在柜台投诉等得太久，你会怎样应对？（12分）', 'complaint'],
  ['客户在柜台投诉……', 'complaint'],
  ['请说说你为什么', 'why'],
  ['what are your plans FOR the next 3 years', 'plan'],
  ['What are your plans…', 'plan'],
])('finds in %j the question %s', (cell, id) => {
  expect(match(cell)).toBe(id);
});

it.each([
  ['', 'nothing'],
  ['4', 'a number that no question has'],
  ['20240001', 'the number of a person'],
  ['请说说', 'too short a beginning'],
  ['客户在柜台', 'too short a beginning'],
  ['客户投诉了怎么办', 'other words'],
  ['1. 请说说你的优点', 'a number before another text'],
  ['客户在柜台投诉等得太久，你会怎样应对？请说说你为什么应聘这个职位？', 'two questions'],
  ['姓名', 'another header'],
  [`客户在柜台投诉等得太久，你会怎样应对？${'我会道歉。'.repeat(500)}`, 'a text as long as an answer'],
])('finds no question in %j: %s', (cell) => {
  expect(match(cell)).toBeUndefined();
});

it('takes an exact text although it is a part of another question', () => {
  const matchBoth = createQuestionMatcher([
    { id: 'short', number: 1, text: '你怎样应对客户投诉' },
    { id: 'long', number: 2, text: '你怎样应对客户投诉升级' },
  ]);
  expect(matchBoth('你怎样应对客户投诉')).toBe('short');
  expect(matchBoth('你怎样应对客户投诉升级')).toBe('long');
  expect(matchBoth('你怎样应对客户')).toBeUndefined();
});

it('names none of two questions with the same text', () => {
  const matchTwins = createQuestionMatcher([
    { id: 'a', number: 1, text: '同样的问题同样的问题' },
    { id: 'b', number: 2, text: '同样的问题，同样的问题' },
  ]);
  expect(matchTwins('同样的问题同样的问题')).toBeUndefined();
});

it('prefers an id to a number', () => {
  const matchIds = createQuestionMatcher([
    { id: '2', number: 1, text: 'first' },
    { id: '1', number: 2, text: 'second' },
  ]);
  expect(matchIds('1')).toBe('1');
});

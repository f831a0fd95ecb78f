import { expect, it } from 'vitest';
import { findRefusals } from '../../src/text/negation.ts';
import { normalise } from '../../src/text/normalise.ts';

const refuses = (text: string): boolean => findRefusals(normalise(text).text).length > 0;

it.each([
  '我不会道歉',
  '没必要道歉',
  '没有什么必要查原因',
  '懒得跟他解释',
  '凭什么我要道歉',
  '何必多此一举',
  '犯不着为他加班',
  '这事跟我没关系',
  '绝不给他补偿',
  '想都别想',
  '随他去吧',
  '我不會向他道歉',
  "I won't apologise",
  'There is no need to follow up',
  "I don't see why we should compensate",
  'Calling back is a waste of time',
  'It is not my job',
])('finds the refusal in "%s"', (text) => {
  expect(refuses(text)).toBe(true);
});

it.each([
  '不能不道歉',
  '我不得不先道歉',
  '非查清楚不可',
  '不查清楚不行',
  '不要着急，我理解您',
  '您别着急，我们一起看',
  '不用担心，钱是安全的',
  '我不会打断他',
  '绝不推诿',
  '我不会不管',
  '不能让他白跑一趟',
  '从不跟客户顶嘴',
  "Don't worry, I understand",
  'I cannot but apologise',
  'I never interrupt a customer',
  '我会先道歉，再查原因',
  'I would apologise and call back',
])('finds no refusal in "%s"', (text) => {
  expect(refuses(text)).toBe(false);
});

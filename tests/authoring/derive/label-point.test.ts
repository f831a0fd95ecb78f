import { expect, it } from 'vitest';
import { labelPoint } from '../../../src/authoring/derive/label-point.ts';
import { openTagger } from '../../../src/text/words.ts';

const tagger = openTagger([]);

it.each([
  { text: '先道歉，再查原因。', language: 'zh', label: '先道歉' },
  { text: '（1）入队：元素压入栈中', language: 'zh', label: '入队' },
  { text: '错误', language: 'zh', label: '错误' },
  { text: 'n/2', language: 'zh', label: 'n/2' },
  { text: 'Roll back first. Then look for the cause.', language: 'en', label: 'Roll back first' },
  {
    text: 'Keep the customer informed every half hour until it works',
    language: 'en',
    label: 'Keep the customer informed every half',
  },
] as const)('labels "$text" as "$label"', ({ text, language, label }) => {
  expect(labelPoint(text, language, tagger)).toBe(label);
});

it('shortens a long first clause to its content words', () => {
  const label = labelPoint('通过客户反馈和问卷调查的方式了解客户不熟悉线上服务的原因', 'zh', tagger);
  expect(label.length).toBeLessThanOrEqual(12);
  expect(label).toContain('客户');
  expect(label).not.toContain('通过');
});

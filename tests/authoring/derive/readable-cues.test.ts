import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createDeriveRubric } from '../../../src/authoring/derive/derive-rubric.ts';
import { contentToQuestion } from '../../../src/rubrics/to-question.ts';

const derive = createDeriveRubric({
  concepts: [{ name: '道歉', terms: ['道歉', '对不起'] }],
  background: { zh: ['今天天气很好', '我们去公园'], en: ['the weather is fine'] },
});

it.each(['𠮷..', '甲＋乙', 'c++ 和 R&D', '……', 'T+0', '@所有人', '50%+30%', 'a|b', '~好~', '。。。道歉'])(
  'derives a rubric that can be read from a point that holds "%s"',
  (text) => {
    const modelPoints = [{ text: `说${text}`, lines: [1] }];
    const { content } = derive({ id: 'q01', prompt: '说什么？', language: 'zh', points: 2, modelPoints });
    expect(contentToQuestion(content, '1.0.0', []).rubric.criteria).toHaveLength(1);
  },
);

it('derives a rubric that can be read from any mixture of signs of cues and words', () => {
  const part = fc.constantFrom(
    '道歉',
    '记录',
    'apologise',
    '𠮷',
    '..',
    '…',
    '＋',
    '+',
    ' & ',
    '&',
    '|',
    '@',
    '~',
    '*',
    '。',
    '％',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
      const modelPoints = [{ text: `甲${parts.join('')}`, lines: [1] }];
      const { content } = derive({ id: 'q01', prompt: '乙？', language: 'zh', points: 2, modelPoints });
      expect(contentToQuestion(content, '1.0.0', []).rubric.criteria).toHaveLength(1);
    }),
    { numRuns: 200 },
  );
});

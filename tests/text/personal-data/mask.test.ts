import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonalData } from '../../../src/text/personal-data/mask.ts';
import { cases } from './cases.ts';
import { hardCases } from './hard-cases.ts';
import { heldOutCases } from './held-out-cases.ts';
import { readCase } from './read-case.ts';

const foundIn = (text: string) =>
  maskPersonalData(text).found.map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`);
const personalIn = (marked: string) => readCase(marked).personal.map(({ kind, value }) => `${kind} ${value}`);

it.each([...cases, ...hardCases])('finds what is marked, and nothing else, in %j', (marked) => {
  expect(foundIn(readCase(marked).text)).toEqual(personalIn(marked));
});

it('finds at least 95 of 100 in plain texts that it was not made by, and at least 95 of 100 that it finds are personal', () => {
  let right = 0;
  let marked = 0;
  let claimed = 0;
  for (const text of heldOutCases) {
    const expected = personalIn(text);
    const found = foundIn(readCase(text).text);
    marked += expected.length;
    claimed += found.length;
    right += found.filter((it) => expected.includes(it)).length;
  }
  expect(right / marked).toBeGreaterThanOrEqual(0.95);
  expect(right / claimed).toBeGreaterThanOrEqual(0.95);
});

describe('placeholders', () => {
  it.each([
    { text: '我叫张伟，电话13800138000。', masked: '我叫〔姓名1〕，电话〔电话1〕。', why: 'one for each kind' },
    {
      text: 'My name is Tom, call +44 20 7946 0958.',
      masked: 'My name is 〔name 1〕, call 〔phone 1〕.',
      why: 'in English',
    },
    { text: '13800138000或13900139000', masked: '〔电话1〕或〔电话2〕', why: 'numbered' },
    {
      text: '手机138-0013-8000，即+86 138 0013 8000',
      masked: '手机〔电话1〕，即〔电话1〕',
      why: 'the same number, however typed',
    },
    { text: '邮箱A@b.cn和a@B.cn', masked: '邮箱〔邮箱1〕和〔邮箱1〕', why: 'the same address in capitals' },
    {
      text: '我叫张伟。张伟会道歉',
      masked: '我叫〔姓名1〕。〔姓名1〕会道歉',
      why: 'a name that was given is known from then on',
    },
    { text: '张伟会道歉。我叫张伟', masked: '〔姓名1〕会道歉。我叫〔姓名1〕', why: 'and before' },
    { text: '〔电话1〕是13800138000', masked: '〔电话1〕是〔电话2〕', why: 'one that the text holds is not given out' },
    { text: '身份证110105199003071239', masked: '身份证〔身份证号1〕', why: 'identity numbers' },
    { text: '卡6222021234567894', masked: '卡〔银行卡号1〕', why: 'bank cards' },
    { text: '我住在建国路88号', masked: '我住在〔地址1〕', why: 'addresses' },
  ])('makes "$masked" of "$text" ($why)', ({ text, masked }) => {
    expect(maskPersonalData(text).text).toBe(masked);
  });
});

it('widens a span that touches a placeholder to the whole value', () => {
  const masked = maskPersonalData('我叫张伟，电话13800138000。');
  expect(masked.toOriginalSpan({ start: 0, end: 3 })).toEqual({ start: 0, end: 4 });
  expect(masked.toOriginalSpan({ start: 12, end: 14 })).toEqual({ start: 7, end: 18 });
  expect(masked.toViewSpan({ start: 10, end: 12 })).toEqual({ start: 10, end: 15 });
});

it('tells a receipt how many of which kind, and no more', () => {
  const { counts } = maskPersonalData('我叫张伟。张伟的电话是13800138000，邮箱a@b.cn');
  expect(counts).toEqual({ name: 2, phone: 1, email: 1 });
  expect(maskPersonalData('先道歉').counts).toEqual({});
});

it('does not know people who are only spoken of, nor a family name with a title', () => {
  expect(foundIn('My colleague Daniel Craig helped. 李小龙来投诉，王女士也来了，张经理在。')).toEqual([]);
});

const pieces = [
  '我叫张伟，',
  '13800138000',
  '先道歉。',
  '😀',
  'a@b.cn',
  ' 建国路88号',
  '1',
  '-',
  '\u200b',
  'my name is Tom ',
  '〔电话1〕',
  '\ud83d',
];
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));

it('keeps all that it does not mask, at offsets that lead back to it', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { text: masked, found, toOriginalSpan } = maskPersonalData(text);
      let kept = '';
      for (let index = 0; index < masked.length; index++) {
        const span = toOriginalSpan({ start: index, end: index + 1 });
        if (found.some((it) => it.span.start < span.end && span.start < it.span.end)) continue;
        expect(masked[index]).toBe(text.slice(span.start, span.end));
        kept += masked[index];
      }
      const left = found.reduceRight((rest, { span }) => rest.slice(0, span.start) + rest.slice(span.end), text);
      expect(kept).toBe(left);
    }),
  );
});

it('finds a phone number whatever width it has and whatever invisible characters are in it', () => {
  const marks = fc.array(fc.constantFrom('', '\u200b', '\u2060', '\u00ad'), { minLength: 11, maxLength: 11 });
  fc.assert(
    fc.property(marks, fc.boolean(), (between, isFullWidth) => {
      const digits = isFullWidth ? '１３８００１３８０００' : '13800138000';
      const typed = Array.from(digits, (digit, index) => digit + between[index]).join('');
      expect(maskPersonalData(`打${typed}给我`).text.replace(/[\u200b\u2060\u00ad]/g, '')).toBe('打〔电话1〕给我');
    }),
  );
});

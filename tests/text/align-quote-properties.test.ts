import fc from 'fast-check';
import { Converter } from 'opencc-js/cn2t';
import { expect, it } from 'vitest';
import { alignQuote } from '../../src/text/align-quote.ts';
import { normalise } from '../../src/text/normalise.ts';
import { tokeniseQuote } from '../../src/text/quotes/quote-tokens.ts';

const sentences = [
  '我会先安抚客户的情绪',
  '核实情况以后马上联系相关部门',
  '我不会推诿责任',
  '在24小时内给出处理方案',
  '赔偿金额是3.5万元',
  'I would listen first',
  "we don't blame the customer",
  '最后电话回访😀',
  '做好记录并且总结经验',
];
const answers = fc
  .array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join('，'));
/** An answer and a part of it, not a blank one, that cuts no character in half. */
const quoted = answers.chain((answer) => {
  const characters = Array.from(answer);
  return fc
    .tuple(fc.nat(characters.length - 1), fc.integer({ min: 1, max: 40 }))
    .map(([start, length]) => ({ answer, quote: characters.slice(start, start + length).join('') }))
    .filter(({ quote }) => quote.trim() !== '');
});

const toTraditional = Converter({ from: 'cn', to: 't' });
const toFullWidth = (text: string) =>
  text.replace(/[A-Za-z0-9]/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0xfee0));
const changes: readonly ((text: string) => string)[] = [
  toTraditional,
  toFullWidth,
  (text) => text.toUpperCase(),
  (text) => `“${text}”`,
  (text) => text.replaceAll('，', '。'),
  (text) => text.replaceAll('，', ' '),
  (text) => text.replace(/，(?=\p{Script=Han})/gu, ''),
];
const wordsOf = (text: string) => tokeniseQuote(normalise(text).text).words.join(' ');

it('finds every part of an answer as it is', () => {
  fc.assert(
    fc.property(quoted, ({ answer, quote }) => {
      const found = alignQuote(quote, normalise(answer));
      expect(found?.how).toBe('exact');
      expect(answer.slice(found?.span.start, found?.span.end)).toBe(quote.trim());
    }),
  );
});

it('finds the same words after changes of script, width, case and punctuation', () => {
  const whole = fc.tuple(fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 3 }), answers, answers);
  fc.assert(
    fc.property(whole, fc.constantFrom(...changes), ([parts, before, behind], change) => {
      const quote = parts.join('，');
      const answer = `${before}，${quote}，${behind}`;
      const found = alignQuote(change(quote), normalise(answer));
      expect(wordsOf(answer.slice(found?.span.start, found?.span.end))).toBe(wordsOf(quote));
    }),
  );
});

it('never finds a text made of other characters', () => {
  const others = fc.string({
    unit: fc.constantFrom('鸟', '飞', '山', '海', 'z', 'q', '9', '，', ' '),
    minLength: 2,
    maxLength: 30,
  });
  fc.assert(
    fc.property(answers, others, (answer, other) => {
      fc.pre(/[\p{L}\p{N}]/u.test(other));
      expect(alignQuote(`${other}鸟`, normalise(answer))).toBeUndefined();
    }),
  );
});

it('gives spans inside the answer that cut no surrogate pair, whatever quote and answer are', () => {
  const texts = fc.string({
    unit: fc.constantFrom('我', '不', '会', '道', '歉', '😀', '\ude00', '\ud83d', 'a', '1', '…', ' ', '\u0301'),
    maxLength: 40,
  });
  fc.assert(
    fc.property(texts, texts, (answer, quote) => {
      const found = alignQuote(quote, normalise(answer));
      if (!found) return;
      const { start, end } = found.span;
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(answer.length);
      for (const edge of [start, end])
        expect(answer.slice(edge - 1, edge + 1)).not.toMatch(/^[\ud800-\udbff][\udc00-\udfff]$/);
    }),
    { numRuns: 500 },
  );
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chineseClaimRules } from '../../../src/text/guard/chinese-claim-rules.ts';
import { chineseOrderRules } from '../../../src/text/guard/chinese-order-rules.ts';
import { englishOrderRules } from '../../../src/text/guard/english-order-rules.ts';
import type { GraderRule } from '../../../src/text/guard/grader-rule.ts';
import { SignFinder } from '../../../src/text/guard/sign-finder.ts';
import { structureRules } from '../../../src/text/guard/structure-rules.ts';

const rules = [...structureRules, ...chineseOrderRules, ...chineseClaimRules, ...englishOrderRules];
const neededWords = [...new Set(rules.flatMap(({ needs }) => needs))];

it('finds what it finds by looking for the words of each rule one by one', () => {
  const aText = fc
    .array(fc.oneof(fc.constantFrom(...neededWords), fc.constantFrom('请', '给', '老师', '5', ' ', '。', 'the ')))
    .map((parts) => parts.join(''));
  const finder = new SignFinder(rules);
  fc.assert(
    fc.property(aText, (text) => {
      const apart = rules.filter(({ needs }) => needs.some((word) => text.includes(word)));
      const found = apart.flatMap((rule) => new SignFinder([{ ...rule, needs: [...text] }]).find(text));
      expect(finder.find(text).map(placeOf).toSorted()).toEqual(found.map(placeOf).toSorted());
    }),
  );
});

it('does not try a pattern whose words are not in the text', () => {
  const rule: GraderRule = { name: 'marker', weight: 1, needs: ['阅卷', '评卷'], pattern: /./g };
  expect(new SignFinder([rule]).find('卷阅')).toEqual([]);
  expect(new SignFinder([rule]).find('评卷')).toMatchObject([{ start: 0 }, { start: 1 }]);
});

it('finds a word of one character at the end of a text, and before a character with which it falls into its own place', () => {
  const rule: GraderRule = { name: 'marker', weight: 1, needs: ['卷', '评分'], pattern: /卷/g };
  const finder = new SignFinder([rule]);
  expect(finder.find('请评卷')).toMatchObject([{ start: 2, end: 3 }]);
  // U+6000 is a multiple of the number of places.
  expect(finder.find('卷怀')).toMatchObject([{ start: 0, end: 1 }]);
});

it('leaves out a match whose surroundings give it an ordinary meaning', () => {
  const rule: GraderRule = { name: 'marks', weight: 1, needs: ['满分'], pattern: /满分/g, unless: /客户/ };
  expect(new SignFinder([rule]).find('客户给满分。请给满分')).toMatchObject([{ start: 8, end: 10 }]);
});

const placeOf = ({ start, end, rule }: { start: number; end: number; rule: GraderRule }): string =>
  `${start} ${end} ${rule.pattern}`;

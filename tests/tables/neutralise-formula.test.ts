import { expect, it } from 'vitest';
import { neutraliseFormula } from '../../src/tables/neutralise-formula.ts';

it.each([
  '=1+1',
  '+86 10',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\rx',
  '\nx',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  ' =1',
  '\u3000=1',
  '\u200b=1',
  '\ufeff=1',
  '\u0000=1',
  '"=1',
  '“=1',
  "'=1",
  '\u2028=1',
])('puts an apostrophe in front of %j', (text) => {
  expect(neutraliseFormula(text)).toBe(`'${text}`);
});

it.each(['', '道歉', '1-2=-1', 'a=b', '"道歉"', '　道歉', '《办法》', '😀', "'道歉'"])('leaves %j as it is', (text) => {
  expect(neutraliseFormula(text)).toBe(text);
});

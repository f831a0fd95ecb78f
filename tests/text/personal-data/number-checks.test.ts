import { expect, it } from 'vitest';
import { hasLuhnDigit, isIdentityNumber } from '../../../src/text/personal-data/number-checks.ts';

it.each([
  { number: '110105199003071239', is: true, why: 'the weighted sum 190 leaves 3 over 11: sign 9' },
  { number: '44030619851120456X', is: true, why: 'X stands for ten' },
  { number: '44030619851120456x', is: true, why: 'as does x' },
  { number: '110105199003071238', is: false, why: 'another check digit' },
  { number: '110105199013071239', is: false, why: 'there is no month 13' },
  { number: '990105199003071239', is: false, why: 'there is no province 99' },
  { number: '110105780307123', is: true, why: 'the old form has no check digit' },
  { number: '110105781307123', is: false, why: 'the old form has a month too' },
  { number: '11010519900307', is: false, why: 'too short' },
])('says $is of identity number $number ($why)', ({ number, is }) => {
  expect(isIdentityNumber(number)).toBe(is);
});

it.each([
  // From the right, every second digit doubled: 3 + 2 + 7 + 7 + 9 + 6 + 7 + 4 + 9 + 9 + 7 = 70.
  { number: '79927398713', has: true },
  { number: '79927398710', has: false },
  { number: '4111111111111111', has: true },
  { number: '4111111111111112', has: false },
])('says $has of the Luhn digit of $number', ({ number, has }) => {
  expect(hasLuhnDigit(number)).toBe(has);
});

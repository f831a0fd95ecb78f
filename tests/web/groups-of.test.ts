import { expect, it } from 'vitest';
import { groupsOf } from '../../src/web/rubrics/groups-of.ts';

const vocabulary = { 道歉: '抱歉|对不起', 等: '久等|排队' };

it.each([
  ['@道歉 .. @等|@道歉', ['道歉', '等']],
  ['说 + @等', ['等']],
  ['对不起', []],
  ['@没有|@constructor', []],
])('finds behind %j the groups %j', (say, names) => {
  expect(groupsOf(say, vocabulary).map(({ name }) => name)).toEqual(names);
});

import { expect, it } from 'vitest';
import { cueFamilies, familyWeight } from '../../src/web/rubrics/cue-families.ts';
import { familyWords } from '../../src/web/rubrics/family-words.ts';
import { followCues } from '../../src/web/rubrics/follow-cues.ts';

const derived = [
  { say: '@系统|@全面|系统', weight: 0.35 },
  { say: '系统', weight: 0.08 },
  { say: '短期', weight: 0.81 },
  { say: '@同事|同事', weight: 0.37 },
  { say: '同事', weight: 0.09 },
];
const places = (lines: Parameters<typeof cueFamilies>[0]) => cueFamilies(lines).map(({ positions }) => positions);

it('puts nested cues together, and the strongest first by what they weigh together', () => {
  // 0.81, then 0.37 + 0.09 = 0.46, then 0.35 + 0.08 = 0.43
  expect(places(derived)).toEqual([[2], [3, 4], [0, 1]]);
  expect(familyWeight(derived, [0, 1])).toBe(0.43);
});

it('keeps cues apart of which neither says all that the other does', () => {
  const lines = [
    { say: '抱歉|对不起', weight: 1 },
    { say: '抱歉|久等', weight: 1 },
    { say: '久等|抱歉', weight: 1 },
  ];
  expect(places(lines)).toEqual([[0], [1], [2]]);
});

it('never hides a cue that speaks against the criterion behind one that speaks for it', () => {
  const lines = [
    { say: '马上|立刻', weight: 1 },
    { say: '马上', weight: -2 },
  ];
  expect(places(lines)).toEqual([[1], [0]]);
});

it('folds small and nested cues, and leaves open what a person writes', () => {
  const lines = [...derived, { say: '短', weight: 1 }, { say: '反对', weight: -1 }];
  const open = cueFamilies(lines).filter(({ isFolded }) => !isFolded);
  expect(open.map(({ positions }) => positions)).toEqual([[5], [6]]);
  expect(cueFamilies([{ say: '自己消气', weight: undefined }])[0]?.isFolded).toBe(false);
});

const families = cueFamilies(derived);
const follow = (after: typeof derived) => followCues(families, derived, after);

it('leaves all in their places while one cue is typed or weighed', () => {
  expect(follow(derived.map((line, at) => (at === 1 ? { say: '系', weight: 2 } : line)))).toBe(families);
  expect(follow(derived)).toBe(families);
});

it('puts a cue that was added at the end of the list first', () => {
  const next = follow([...derived, { say: '新', weight: 2 }]);
  expect(next.map(({ positions }) => positions)).toEqual([[5], [2], [3, 4], [0, 1]]);
  expect(new Set(next.map(({ key }) => key)).size).toBe(4);
});

it('closes the gap that a removed cue leaves, and keeps the keys of the others', () => {
  const [first, second, third] = families;
  expect(follow(derived.filter((_, at) => at !== 2))).toEqual([
    { ...second, positions: [2, 3] },
    { ...third, positions: [0, 1] },
  ]);
  expect(follow(derived.filter((_, at) => at !== 1))).toEqual([
    { ...first, positions: [1] },
    { ...second, positions: [2, 3] },
    { ...third, positions: [0] },
  ]);
});

it('begins anew where another list has taken the place', () => {
  const other = derived.map((line) => ({ ...line, weight: 1 }));
  expect(follow(other)).toEqual(cueFamilies(other));
});

const vocabulary = { 道歉: '道歉|赔不是|apologi*|apologies|sorry', 致意: '致意|greet*', 只有英文: 'refund*' };

it.each([
  { say: '@道歉|@致意|歉意', language: 'zh', title: '歉意', others: ['道歉', '致意', '赔不是'] },
  { say: '@道歉|apologis*', language: 'en', title: 'apologis-', others: ['apologi-', 'sorry'] },
  { say: '@道歉', language: 'zh', title: '道歉', others: ['赔不是'] },
  { say: '@道歉', language: 'en', title: 'apologi-', others: ['sorry'] },
  { say: '@只有英文', language: 'zh', title: 'refund-', others: [] },
  { say: '@不在|坐', language: 'zh', title: '坐', others: ['不在'] },
  { say: '听 .. @道歉', language: 'zh', title: '听 .. @道歉', others: [] },
] as const)('calls $say in $language "$title"', ({ say, language, title, others }) => {
  expect(familyWords(say, vocabulary, language)).toEqual({ title, others });
});

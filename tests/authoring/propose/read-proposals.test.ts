import { expect, it } from 'vitest';
import { readProposals } from '../../../src/authoring/propose/read-proposals.ts';
import { aCriterion } from '../a-rubric.ts';

const rubric = { criteria: [aCriterion('calm'), aCriterion('cause')] };
const empty = { paraphrases: [], counterExamples: [], cues: [], opposes: [] };
const full = {
  paraphrases: ['我先听他说完。'],
  counterExamples: ['我先走了。'],
  cues: [{ say: '听..说完', weight: 2 }],
  opposes: ['让他｜叫他 .. 走'],
};
const reply = (criteria: unknown) => JSON.stringify({ criteria });
const read = (...texts: string[]) => readProposals(texts, rubric);
const textsOf = ({ items }: ReturnType<typeof read>) => items.map(({ kind, text, weight }) => [kind, text, weight]);

const whole = [
  ['cue', '听 .. 说完', 2],
  ['opposes', '让他|叫他 .. 走', 2],
  ['paraphrase', '我先听他说完。', 2],
  ['counter-example', '我先走了。', 2],
];

it('reads cues, opposing cues and sentences, with operators as they are read', () => {
  const reading = read(reply({ calm: full, cause: empty }));
  expect(textsOf(reading)).toEqual(whole);
  expect(reading).toMatchObject({ refused: [], hasEntry: true });
  expect(reading.problems.size).toBe(0);
});

it.each([
  { what: 'a code fence', text: `\`\`\`json\n${reply({ calm: full, cause: empty })}\n\`\`\`` },
  { what: 'thinking before it', text: `<think>{"a":1}</think>${reply({ calm: full, cause: empty })}` },
  {
    what: 'a list in place of keys',
    text: reply([
      { id: 'calm', ...full },
      { id: 'cause', ...empty },
    ]),
  },
])('reads a reply with $what', ({ text }) => {
  expect(textsOf(read(text))).toEqual(whole);
});

it.each([
  { weight: 9, read: 2 },
  { weight: 1.5, read: 1 },
  { weight: 1, read: 1 },
])('takes weight $weight for $read', ({ weight, read: taken }) => {
  const cues = [{ say: '听完', weight }];
  expect(textsOf(read(reply({ calm: { ...empty, cues }, cause: empty })))).toEqual([['cue', '听完', taken]]);
});

it('tells items of the wrong form by themselves, and keeps the others', () => {
  const cues = [{ say: '听完', weight: 2 }, '说完', { say: '', weight: 2 }, { say: '哭完', weight: -2 }];
  const paraphrases = ['', 7, 'x'.repeat(301)];
  const reading = read(reply({ calm: { ...empty, cues, paraphrases }, cause: empty }));
  expect(textsOf(reading)).toEqual([['cue', '听完', 2]]);
  expect(reading.refused.map(({ failedCheck }) => failedCheck)).toEqual(Array(6).fill('malformed'));
  expect([...reading.problems]).toEqual([['calm', 'items-wrong']]);
});

it('shows no more than the beginning of an item of the wrong form', () => {
  const paraphrases = ['x'.repeat(100_000)];
  const [refused] = read(reply({ calm: { ...empty, paraphrases }, cause: empty })).refused;
  expect(refused?.text).toHaveLength(120);
});

it('takes no item twice and at most twelve of a kind', () => {
  const paraphrases = Array.from({ length: 13 }, (_, index) => `说法${index}`).concat('说法０');
  const reading = read(reply({ calm: { ...empty, paraphrases }, cause: empty }));
  expect(reading.items).toHaveLength(12);
  expect(reading.refused.map(({ text, failedCheck }) => [text, failedCheck])).toEqual([
    ['说法12', 'too-many'],
    ['说法０', 'repeated'],
  ]);
  expect(reading.problems.size).toBe(0);
});

it('shows what was proposed for a criterion that is not there, and uses none of it', () => {
  const reading = read(reply({ calm: empty, cause: empty, other: { ...empty, cues: [{ say: '听完', weight: 2 }] } }));
  expect(reading.items).toEqual([]);
  expect(reading.refused).toEqual([
    { criterionId: 'other', kind: 'cue', text: '听完', failedCheck: 'unknown-criterion' },
  ]);
});

it.each([
  ['empty', '  '],
  ['no-json', '好的，我来想想'],
  ['no-json', '{"criteria":{"calm":{"cues":['],
  ['no-criteria', reply({ calm: full }).slice(0, -3)], // of what is cut off only the inner objects are whole
  ['no-criteria', '{"cues":[]}'],
  ['several-results', `${reply({})} ${reply({})}`],
  ['too-long', 'x'.repeat(200_001)],
])('finds that a reply as a whole is %s', (problem, text) => {
  const reading = read(text);
  expect([...reading.problems]).toEqual([[undefined, problem]]);
  expect(reading.hasEntry).toBe(false);
});

it.each([
  ['absent', { calm: full }],
  ['fields-wrong', { calm: full, cause: { ...empty, cues: 'none' } }],
  ['fields-wrong', { calm: full, cause: { cues: [] } }],
  ['fields-wrong', { calm: full, cause: null }],
  [
    'twice',
    [
      { id: 'calm', ...full },
      { id: 'cause', ...empty },
      { id: 'cause', ...empty },
    ],
  ],
])('finds that what a reply has for a criterion is %s, and reads the other', (problem, criteria) => {
  const reading = read(reply(criteria));
  expect([...reading.problems]).toEqual([['cause', problem]]);
  expect(textsOf(reading)).toEqual(whole);
});

it('takes of each criterion the last entry that can be read', () => {
  const better = { ...empty, cues: [{ say: '查 .. 原因', weight: 1 }] };
  const reading = read(reply({ calm: full, cause: 3 }), reply({ calm: 'as before', cause: better }));
  expect(textsOf(reading)).toEqual([...whole, ['cue', '查 .. 原因', 1]]);
});

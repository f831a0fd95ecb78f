import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readReply } from '../../../src/engines/llm/read-reply.ts';
import { aQuestion } from './an-llm-engine.ts';
import { judgementOf } from './scripted-chat.ts';

const { rubric } = aQuestion();
const sorry = { id: 'sorry', quotes: ['我先道歉'], reason: '道了歉', verdict: 'covered' };
const trace = { id: 'trace', quotes: [], reason: '没说', verdict: 'missing' };
const good = judgementOf(sorry, trace);

it.each([
  { text: good, form: 'bare JSON' },
  { text: `\n\n  ${good}\n`, form: 'JSON with white space around it' },
  { text: `\`\`\`json\n${good}\n\`\`\``, form: 'a code fence' },
  { text: `\`\`\`\n${good}\n\`\`\``, form: 'a fence of no language' },
  { text: `好的，评判如下：\n${good}\n希望有帮助。`, form: 'remarks around it' },
  { text: `<think>他道歉了 {"criteria": "?"} 嗯</think>\n${good}`, form: 'thinking before it' },
  { text: `见 {这里}：${good}`, form: 'other braces before it' },
  { text: judgementOf(trace, sorry), form: 'another order of criteria' },
])('reads $form', ({ text }) => {
  const { judgements, problems } = readReply(text, rubric);
  expect([judgements.get('sorry'), judgements.get('trace'), problems.size]).toEqual([sorry, trace, 0]);
});

it.each([
  { text: '', problem: 'empty' },
  { text: ' \n', problem: 'empty' },
  { text: 'x'.repeat(100_001), problem: 'too-long' },
  { text: '两条都答到了，给满分。', problem: 'no-json' },
  { text: good.slice(0, -1), problem: 'no-criteria' },
  { text: '[]', problem: 'no-json' },
  { text: '{"sorry":"covered","trace":"missing"}', problem: 'no-criteria' },
  { text: '{"criteria":{"sorry":"covered"}}', problem: 'no-criteria' },
  { text: `${good}\n更正：${judgementOf({ ...sorry, verdict: 'missing' }, trace)}`, problem: 'several-results' },
  { text: `<think>草稿 ${good}`, problem: 'no-json' },
])('takes no judgement from a reply that is wrong as a whole ($problem)', ({ text, problem }) => {
  const { judgements, problems } = readReply(text, rubric);
  expect(judgements.size).toBe(0);
  expect([...problems]).toEqual([
    ['sorry', problem],
    ['trace', problem],
  ]);
});

it.each([
  {
    entry: { verdict: 'covered', id: 'sorry', quotes: ['我先道歉'] },
    problem: 'reason-wrong',
    why: 'a missing reason',
  },
  { entry: { id: 'sorry', reason: '', verdict: 'covered' }, problem: 'quotes-wrong', why: 'missing quotes' },
  { entry: { ...sorry, quotes: '我先道歉' }, problem: 'quotes-wrong', why: 'quotes as a string' },
  { entry: { ...sorry, quotes: [1] }, problem: 'quotes-wrong', why: 'a quote that is a number' },
  {
    entry: { id: 'sorry', quotes: [], reason: '', result: 'covered' },
    problem: 'verdict-wrong',
    why: 'a renamed verdict',
  },
  { entry: { ...sorry, verdict: 'Covered' }, problem: 'verdict-wrong', why: 'another case' },
  { entry: { ...sorry, verdict: '答到' }, problem: 'verdict-wrong', why: 'a Chinese word' },
  { entry: { ...sorry, verdict: 'mostly covered' }, problem: 'verdict-wrong', why: 'a verdict outside the list' },
  { entry: { ...sorry, verdict: null }, problem: 'verdict-wrong', why: 'null' },
  { entry: { ...sorry, id: '道歉' }, problem: 'absent', why: 'the label in place of the id' },
  { entry: 'sorry: covered', problem: 'absent', why: 'an entry that is no object' },
])('leaves only the criterion open whose entry has $why', ({ entry, problem }) => {
  const { judgements, problems } = readReply(JSON.stringify({ criteria: [entry, trace] }), rubric);
  expect([...judgements.keys()]).toEqual(['trace']);
  expect([...problems]).toEqual([['sorry', problem]]);
});

it('takes neither of two entries about one criterion', () => {
  const { judgements, problems } = readReply(judgementOf(sorry, { ...sorry, verdict: 'missing' }, trace), rubric);
  expect([...judgements.keys()]).toEqual(['trace']);
  expect([...problems]).toEqual([['sorry', 'twice']]);
});

it('counts entries about criteria that the rubric does not have, and lets them say nothing', () => {
  const { judgements, problems, strangers } = readReply(
    judgementOf(sorry, trace, { id: 'bonus', verdict: 'covered' }),
    rubric,
  );
  expect([[...judgements.keys()], problems.size, strangers]).toEqual([['sorry', 'trace'], 0, 1]);
});

it('drops fields that nobody asked for', () => {
  const { judgements } = readReply(JSON.stringify({ total: 100, criteria: [{ ...sorry, points: 99 }, trace] }), rubric);
  expect(judgements.get('sorry')).toEqual(sorry);
});

/** Pieces of replies, whole and broken, that run into each other. */
const piece = fc.oneof(
  fc.constantFrom('{', '}', '[', ']', '"', '\\', '```json', '<think>', '</think>', '"criteria":[', good, '\n', '答到'),
  fc.string({ maxLength: 5 }),
  fc.constantFrom('covered', 'partial', '满分').map((verdict) => judgementOf({ ...sorry, verdict }, trace)),
);

it('never throws and never finds a verdict that is not in the reply, whatever the reply', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      const { judgements, problems } = readReply(text, rubric);
      expect(judgements.size + problems.size).toBe(2);
      for (const { verdict } of judgements.values()) expect(text).toContain(`"verdict":"${verdict}"`);
    }),
  );
});

it('never throws on any JSON, and answers for each criterion', () => {
  fc.assert(
    fc.property(fc.json(), fc.array(fc.jsonValue(), { maxLength: 4 }), (json, criteria) => {
      for (const text of [json, JSON.stringify({ criteria })]) {
        const { judgements, problems } = readReply(text, rubric);
        expect(judgements.size + problems.size).toBe(2);
      }
    }),
  );
});

it('reads a hostile reply of 100,000 characters in seconds, not in minutes', () => {
  for (const text of ['{'.repeat(100_000), '"'.repeat(99_999), '{"'.repeat(50_000), '\\"{'.repeat(33_333)]) {
    const start = performance.now();
    expect(readReply(text, rubric).judgements.size).toBe(0);
    expect(performance.now() - start).toBeLessThan(5_000);
  }
});

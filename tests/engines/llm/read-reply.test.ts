import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readReply } from '../../../src/engines/llm/read-reply.ts';
import { aQuestion } from './an-llm-engine.ts';
import { judgementOf, listOf } from './scripted-chat.ts';

const { rubric } = aQuestion();
const sorryJudged = { quotes: ['我先道歉'], reason: '道了歉', verdict: 'covered' };
const traceJudged = { quotes: [], reason: '没说', verdict: 'missing' };
const sorry = { id: 'sorry', ...sorryJudged };
const trace = { id: 'trace', ...traceJudged };
const good = judgementOf(sorry, trace);
const list = listOf(sorry, trace);

it.each([
  { text: good, form: 'bare JSON' },
  { text: `\n\n  ${good}\n`, form: 'JSON with white space around it' },
  { text: `\`\`\`json\n${good}\n\`\`\``, form: 'a code fence' },
  { text: `\`\`\`\n${good}\n\`\`\``, form: 'a fence of no language' },
  { text: `好的，评判如下：\n${good}\n希望有帮助。`, form: 'remarks around it' },
  { text: `<think>他道歉了 {"criteria": "?"} 嗯</think>\n${good}`, form: 'thinking before it' },
  { text: `见 {这里}：${good}`, form: 'other braces before it' },
  { text: judgementOf(trace, sorry), form: 'another order of criteria' },
  { text: list, form: 'a list of entries that name their criteria' },
  { text: listOf(trace, sorry), form: 'such a list in another order' },
  { text: `评判如下：\n\`\`\`json\n${list}\n\`\`\`\n完毕。`, form: 'such a list, fenced and with remarks' },
  {
    text: JSON.stringify({ criteria: { sorry, trace } }),
    form: 'entries that repeat their key as an id',
  },
])('reads $form', ({ text }) => {
  const { judgements, problems } = readReply(text, rubric);
  expect([judgements.get('sorry'), judgements.get('trace'), problems.size]).toEqual([sorryJudged, traceJudged, 0]);
});

it.each([
  { text: '', problem: 'empty' },
  { text: ' \n', problem: 'empty' },
  { text: 'x'.repeat(100_001), problem: 'too-long' },
  { text: '两条都答到了，给满分。', problem: 'no-json' },
  { text: good.slice(0, -1), problem: 'no-criteria' },
  { text: '[]', problem: 'no-json' },
  { text: '{"sorry":"covered","trace":"missing"}', problem: 'no-criteria' },
  { text: list.slice(0, -1), problem: 'no-criteria' },
  { text: good.slice(0, 30), problem: 'no-json' },
  { text: '{"criteria":null}', problem: 'no-criteria' },
  { text: '{"criteria":"covered"}', problem: 'no-criteria' },
  { text: JSON.stringify({ sorry: sorryJudged, trace: traceJudged }), problem: 'no-criteria' },
  { text: '{"criteria":{}}', problem: 'absent' },
  { text: '{"criteria":[]}', problem: 'absent' },
  { text: '{"criteria":{"sorry":"covered","trace":null}}', problem: 'no-object' },
  { text: `{"criteria":{},${good.slice(1)}`, problem: 'several-results' },
  { text: `${good.slice(0, -1)},"criteri\\u0061":{}}`, problem: 'several-results' },
  { text: `${list}\n${good}`, problem: 'several-results' },
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

const brokenEntries = [
  { entry: { verdict: 'covered', quotes: ['我先道歉'] }, problem: 'reason-wrong', why: 'a missing reason' },
  { entry: { reason: '', verdict: 'covered' }, problem: 'quotes-wrong', why: 'missing quotes' },
  { entry: { ...sorryJudged, quotes: '我先道歉' }, problem: 'quotes-wrong', why: 'quotes as a string' },
  { entry: { ...sorryJudged, quotes: [1] }, problem: 'quotes-wrong', why: 'a quote that is a number' },
  { entry: { quotes: [], reason: '', result: 'covered' }, problem: 'verdict-wrong', why: 'a renamed verdict' },
  { entry: { ...sorryJudged, verdict: 'Covered' }, problem: 'verdict-wrong', why: 'another case' },
  { entry: { ...sorryJudged, verdict: '答到' }, problem: 'verdict-wrong', why: 'a Chinese word' },
  { entry: { ...sorryJudged, verdict: 'mostly covered' }, problem: 'verdict-wrong', why: 'a verdict outside the list' },
  { entry: { ...sorryJudged, verdict: null }, problem: 'verdict-wrong', why: 'null' },
];

it.each([
  ...brokenEntries.flatMap(({ entry, ...it }) => [
    { ...it, form: 'under its key', criteria: { sorry: entry, trace: traceJudged } },
    { ...it, form: 'in a list', criteria: [{ id: 'sorry', ...entry }, trace] },
  ]),
  { why: 'a text', form: 'under its key', problem: 'no-object', criteria: { sorry: 'covered', trace } },
  { why: 'a list', form: 'under its key', problem: 'no-object', criteria: { sorry: [sorry], trace } },
  { why: 'another id', form: 'under its key', problem: 'other-id', criteria: { sorry: trace, trace } },
  { why: 'the label as its key', form: '', problem: 'absent', criteria: { 道歉: sorryJudged, trace } },
  { why: 'its key in another case', form: '', problem: 'absent', criteria: { Sorry: sorryJudged, trace } },
  { why: 'the label as its id', form: 'in a list', problem: 'absent', criteria: [{ ...sorry, id: '道歉' }, trace] },
  { why: 'no id', form: 'in a list', problem: 'absent', criteria: [sorryJudged, trace] },
  { why: 'no form', form: 'in a list', problem: 'absent', criteria: ['sorry: covered', trace] },
])('leaves only the criterion open whose entry has $why $form', ({ criteria, problem }) => {
  const { judgements, problems } = readReply(JSON.stringify({ criteria }), rubric);
  expect([...judgements.keys()]).toEqual(['trace']);
  expect([...problems]).toEqual([['sorry', problem]]);
});

const again = { ...sorry, verdict: 'missing' };
const keyTwice = judgementOf(sorry, again, trace);

it.each([
  { text: keyTwice, form: 'two equal keys' },
  { text: judgementOf(sorry, trace, sorry), form: 'two equal keys that say the same' },
  { text: `\`\`\`json\n${keyTwice}\n\`\`\``, form: 'two equal keys in a fence' },
  { text: keyTwice.replace('"sorry":', '"s\\u006frry" :'), form: 'two equal keys, one of them spelt with an escape' },
  { text: keyTwice.replaceAll(':', ' :\n '), form: 'two equal keys in white space' },
  { text: listOf(sorry, again, trace), form: 'two entries of a list' },
])('takes neither of two judgements about one criterion: $form', ({ text }) => {
  const { judgements, problems } = readReply(text, rubric);
  expect([...judgements.keys()]).toEqual(['trace']);
  expect([...problems]).toEqual([['sorry', 'twice']]);
});

it.each([good, list])('takes no judgement with a field that stands in it twice: %s', (text) => {
  const twice = text.replace('"verdict":"covered"', '"verdict":"missing","verdict":"covered"');
  const { judgements, problems } = readReply(twice, rubric);
  expect([...judgements.keys()]).toEqual(['trace']);
  expect([...problems]).toEqual([['sorry', 'field-twice']]);
});

it('takes words of a quote that look like keys for words', () => {
  const quotes = ['"sorry":{"verdict":"missing"},"sorry":', '\\', '{"criteria":{}'];
  const { judgements, problems } = readReply(judgementOf({ ...sorry, quotes }, { ...trace, quotes }), rubric);
  expect([judgements.get('sorry')?.quotes, judgements.get('trace')?.quotes, problems.size]).toEqual([
    quotes,
    quotes,
    0,
  ]);
});

it.each([judgementOf, listOf])(
  'counts entries about criteria that the rubric does not have, and lets them say nothing (%o)',
  (reply) => {
    const text = reply(sorry, trace, { id: 'bonus', verdict: 'covered' });
    const { judgements, problems, strangers } = readReply(text, rubric);
    expect([[...judgements.keys()], problems.size, strangers]).toEqual([['sorry', 'trace'], 0, 1]);
  },
);

it.each([
  { criteria: { sorry: { ...sorryJudged, points: 99 }, trace } },
  { criteria: [{ ...sorry, points: 99 }, trace] },
])('drops fields that nobody asked for: %j', (result) => {
  const { judgements } = readReply(JSON.stringify({ total: 100, ...result }), rubric);
  expect(judgements.get('sorry')).toEqual(sorryJudged);
});

/** Pieces of replies, whole and broken, that run into each other. */
const piece = fc.oneof(
  fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    '```json',
    '<think>',
    '</think>',
    '"criteria":[',
    '"criteria":{',
    '"sorry":',
    ',',
    good,
    list,
    '\n',
    '答到',
  ),
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
    fc.property(fc.json(), fc.array(fc.jsonValue(), { maxLength: 4 }), (json, values) => {
      const keyed = Object.fromEntries(values.map((value, index) => [['sorry', 'trace', 'bonus'][index] ?? '', value]));
      for (const text of [json, JSON.stringify({ criteria: values }), JSON.stringify({ criteria: keyed })]) {
        const { judgements, problems } = readReply(text, rubric);
        expect(judgements.size + problems.size).toBe(2);
      }
    }),
  );
});

it('never takes a judgement whose key stands twice, whatever stands where around and between', () => {
  const entry = fc.record({ id: fc.constantFrom('sorry', 'trace', 'bonus'), quotes: fc.array(fc.string()) });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
      const { judgements } = readReply(judgementOf(...entries), rubric);
      const once = ['sorry', 'trace'].filter((id) => entries.filter((it) => it.id === id).length === 1);
      expect([...judgements.keys()]).toEqual(once);
    }),
  );
});

it('reads a hostile reply of 100,000 characters in seconds, not in minutes', () => {
  const deep = `${'{"a":'.repeat(16_000)}0${'}'.repeat(16_000)}`;
  const wide = `{"criteria":{${'"b":{"c":0,"c":0},'.repeat(5_000)}"b":0}}`;
  for (const text of [
    '{'.repeat(100_000),
    '"'.repeat(99_999),
    '{"'.repeat(50_000),
    '\\"{'.repeat(33_333),
    deep,
    wide,
  ]) {
    const start = performance.now();
    expect(readReply(text, rubric).judgements.size).toBe(0);
    expect(performance.now() - start).toBeLessThan(5_000);
  }
});

import { expect, it } from 'vitest';
import { loadBank } from '../../src/rubrics/load-bank.ts';
import { CueMatcher, tokeniseSegments } from '../../src/text/cue-matcher.ts';
import { mendOperators } from '../../src/text/cue-pattern.ts';
import { normalise } from '../../src/text/normalise.ts';
import { segment } from '../../src/text/segment.ts';
import { aBankFolder, bankFiles, problemsOf } from './a-bank-folder.ts';

const complaint = bankFiles['complaint.yaml'];
const cueLine = complaint.split('\n').findIndex((line) => line.includes('态度 .. 好')) + 1;
const cueField = 'criteria.0 (apologise).cues.1';
const withCue = (cue: string) => ({ 'complaint.yaml': complaint.replace('- 态度 .. 好', `- ${cue}`) });

/** "道歉" in GBK. */
const gbk = Uint8Array.from([0xb5, 0xc0, 0xc7, 0xb8, 0x0a]);

it.each(['bank.yaml', 'delay.yaml', 'complaint.answers.a.txt', 'off-topic.txt'])('refuses %s in GBK', async (file) => {
  const problems = await problemsOf({ [file]: gbk });
  expect(problems).toContainEqual({ file, message: 'is not UTF-8; save it as UTF-8' });
});

it('takes files with a byte order mark', async () => {
  const marked = Object.fromEntries(Object.entries(bankFiles).map(([name, content]) => [name, `\ufeff${content}`]));
  const [plain, bank] = [await loadBank(aBankFolder()), await loadBank(aBankFolder(marked))];
  expect(bank).toEqual(plain);
});

it.each([
  { cue: '检查..交易', write: '检查 .. 交易' },
  { cue: '检查 ..3交易', write: '检查 ..3 交易' },
  { cue: '听……完', write: '听 .. 完' },
  { cue: '理解+心情', write: '理解 + 心情' },
  { cue: '理解 +心情', write: '理解 + 心情' },
  { cue: '编号&回访', write: '编号 & 回访' },
  { cue: 'APP+网点', write: 'APP + 网点' },
  { cue: 'call*+back', write: 'call* + back' },
  { cue: '抱歉｜对不起', write: '抱歉|对不起' },
  { cue: '编号 ＆ 回访', write: '编号 & 回访' },
])('says what to write instead of the cue $cue', async ({ cue, write }) => {
  expect(await problemsOf(withCue(cue))).toEqual([
    {
      file: 'complaint.yaml',
      line: cueLine,
      field: cueField,
      message: `cue "${cue}" would never be found; write "${write}"`,
    },
  ]);
});

it.each(['T+0到账|R&D部|C++', 'A+级', '检查  ..  交易', '理解 + 心情 & 道歉', '听 ..3 完'])(
  'leaves %s as it is',
  (cue) => {
    expect(mendOperators(cue)).toBe(cue);
  },
);

it.each([
  { group: '道歉｜抱歉', message: '"道歉｜抱歉" would never be found; write "道歉|抱歉"' },
  { group: '道歉 + 抱歉', message: /belong in a cue/ },
])('reports the vocabulary group $group where it stands, once', async ({ group, message }) => {
  const problems = await problemsOf({ 'complaint.yaml': complaint.replace('道歉|抱歉', group) });
  expect(problems).toEqual([
    { file: 'complaint.yaml', line: 7, field: 'vocabulary.道歉', message: expect.stringMatching(message) },
  ]);
});

it.each([
  { cue: '檢查 .. 記錄', answer: '检查叫号记录' },
  { cue: 'Call* .. APP', answer: 'I called from the app' },
  { cue: 'ＡＰＰ', answer: '打开app' },
  { cue: '存款保險製度~', answer: '存款保检制度' },
])('finds the cue $cue, whatever its letters are written in', ({ cue, answer }) => {
  const text = tokeniseSegments(segment(normalise(answer).text));
  expect(new CueMatcher([cue], {}).match(text)).toHaveLength(1);
});

it.each([
  { why: 'a weight in words', cue: '{ say: 好, weight: 高 }', field: '.weight', message: 'must be a number, not "高"' },
  { why: 'a weight too high', cue: '{ say: 好, weight: 9 }', field: '.weight', message: 'must be between -4 and 4' },
  { why: 'no weight', cue: '{ say: 好 }', field: '.weight', message: 'is missing' },
  { why: 'a number for a cue', cue: '12', field: '', message: 'must be a text or { say: "...", weight: 1 }, not "12"' },
  { why: 'an empty cue', cue: '""', field: '', message: 'must not be empty' },
])('says in plain words what is wrong with $why', async ({ cue, field, message }) => {
  expect(await problemsOf(withCue(cue))).toEqual([
    { file: 'complaint.yaml', line: cueLine, field: `${cueField}${field}`, message },
  ]);
});

it('tells a full-width colon within a cue', async () => {
  const problems = await problemsOf(withCue('{ say：好, weight: 1 }'));
  expect(problems.map(({ message }) => message)).toEqual(['is missing', expect.stringContaining('full-width "："')]);
});

it.each([
  { why: 'missing', from: '    label: 查原因\n', to: '', message: 'is missing' },
  { why: 'empty', from: 'label: 查原因', to: 'label:', message: 'is empty' },
  { why: 'a number', from: 'label: 查原因', to: 'label: 3', message: 'must be a text, not "3"; put it in quotes' },
  { why: 'a list', from: 'label: 查原因', to: 'label: [查]', message: 'must be a text, not a list' },
])('says so where a label is $why, and names the criterion', async ({ from, to, message }) => {
  const problems = await problemsOf({ 'complaint.yaml': complaint.replace(from, to) });
  expect(problems).toEqual([expect.objectContaining({ field: 'criteria.1 (cause).label', message })]);
});

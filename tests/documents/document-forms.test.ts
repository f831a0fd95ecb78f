import { expect, it } from 'vitest';
import { readDocument } from '../../src/documents/read-document.ts';
import { doubtsOf, leftOutOf, outlineOf, toLines } from './read-sample.ts';

const read = (text: string) => readDocument(toLines(text));

it('says when a heading counts other questions than there are', () => {
  const reading = read('一、沟通（共3题，每题10分）\n1. 甲？\n答案：\n-听：听完。\n-说：说清。');
  expect(reading.uncertainties).toEqual([
    { code: 'question-count', lines: [1], section: 0, facts: { stated: 3, found: 1 } },
  ]);
});

it.each([
  ['一、沟通（共2题，每题10分，总分20分）', { count: 2, each: 10, total: 20 }],
  ['二、应变(3题,每题5.5分)', { count: 3, each: 5.5 }],
  ['第三部分：专业知识【三道题 满分６０分】', { count: 3, total: 60 }],
  ['四、综合（每题8分）', { each: 8 }],
  ['Section 2: Pressure (3 questions, 10 points each, 30 points in total)', { count: 3, each: 10, total: 30 }],
])('reads what the heading "%s" states', (heading, stated) => {
  const points = 'each' in stated ? stated.each : stated.total / stated.count;
  const reading = read(`${heading}\n1. 甲怎么办？\n答案：\n-听：听完。\n-说：说清。`);
  expect(reading.sections[0]?.questions[0]?.points).toBe(points);
  const count = reading.uncertainties.find(({ code }) => code === 'question-count');
  expect(count?.facts.stated).toBe('count' in stated ? stated.count : undefined);
});

it.each([
  '1.问题：甲怎么办？',
  '1、甲怎么办？',
  '（1）甲怎么办？',
  '第1题 甲怎么办？',
  '问题1：甲怎么办？',
  'Q1: 甲怎么办？',
  'Question 1. 甲怎么办？',
  '**1. 甲怎么办？**',
  '### 1. 甲怎么办？',
  '1. **甲怎么办？**',
])('reads "%s" as question 1', (line) => {
  const { sections } = read(`${line}\n参考答案：\n-听：听完。\n-说：说清。`);
  expect(sections[0]?.questions).toMatchObject([{ number: '1', prompt: '甲怎么办？', modelPoints: [{}, {}] }]);
});

it.each(['-', '•', '* ', '·', '–', '① ', '(1)', 'a) ', '1) ', '1、', '一、', '● '])(
  'reads lines that begin with "%s" in an answer as bullets',
  (sign) => {
    const { sections } = read(`问题1：甲怎么办？\n答：\n${sign}听：听完。\n${sign}说：说清。`);
    expect(sections[0]?.questions[0]?.modelPoints).toEqual([
      { label: '听', text: '听完。', lines: [3] },
      { label: '说', text: '说清。', lines: [4] },
    ]);
  },
);

it('reads numbered bullets in the style of the questions as bullets', () => {
  const { sections } = read('1. 甲？\n1. 先看\n2. 再问\n\n2. 乙？\n1. 先停\n2. 再查');
  expect(sections[0]?.questions.map(({ prompt, modelPoints }) => [prompt, modelPoints.length])).toEqual([
    ['甲？', 2],
    ['乙？', 2],
  ]);
});

it('doubts points of bullets that do not add up to those of the question', () => {
  const reading = read('问题1：甲怎么办？（10分）\n答案：\n-听：听完。（4分）\n-说（5分）：说清。');
  expect(reading.sections[0]?.questions[0]?.modelPoints.map(({ points }) => points)).toEqual([4, 5]);
  expect(reading.uncertainties).toEqual([
    { code: 'points-sum', lines: [3, 4], section: 0, question: 0, facts: { stated: 10, found: 9 } },
  ]);
});

it('asks a person about a notice in the middle of an answer', () => {
  const reading = read('问题1：甲怎么办？（10分）\n答案：\n-听：听完。\n版权归原作者所有\n-说：说清。');
  expect(leftOutOf(reading)['site-notice']).toEqual([4]);
  expect(doubtsOf(reading)).toEqual(['unplaced-line@4']);
});

it('keeps an answer about downloads, members and copyright whole', () => {
  const reading = read(
    '问题1：读者要下载论文怎么办？（10分）\n答案：\n-登录：教他登录会员账号再下载。\n-版权：说明版权规定。',
  );
  expect(reading.sections[0]?.questions[0]?.modelPoints).toHaveLength(2);
  expect(reading.uncertainties).toEqual([]);
});

it('takes items that are headings of the texts below them as labels', () => {
  const { sections } = read(
    '第一题（10分）\n甲怎么办？\n【答题要点】\n（一）表明态度\n这话不全对。\n（二）落实行动\n把小事做实。',
  );
  expect(sections[0]?.questions).toMatchObject([
    {
      number: '一',
      prompt: '甲怎么办？',
      points: 10,
      modelPoints: [
        { label: '表明态度', text: '这话不全对。', lines: [4, 5] },
        { label: '落实行动', text: '把小事做实。', lines: [6, 7] },
      ],
    },
  ]);
});

it('takes a bullet with bullets of another sign below it as one point', () => {
  const { sections } = read('Q1: Why? (5 points)\nAnswer:\n1. Give feedback\n- soon\n- in private\n2. Say thanks');
  expect(sections[0]?.questions[0]?.modelPoints).toEqual([
    { label: 'Give feedback', text: 'soon; in private', lines: [3, 4, 5] },
    { text: 'Say thanks', lines: [6] },
  ]);
});

it('leaves running titles out that stand on one line with the number of the page', () => {
  const reading = read('手册 第 1 页\n问题1：甲怎么办？（5分）\n答：\n-听：听完。\n手册 第 2 页\n-说：说清。');
  expect(leftOutOf(reading)['page-mark']).toEqual([1, 5]);
  expect(reading.sections[0]?.questions[0]?.modelPoints).toHaveLength(2);
});

it('reads plain texts above questions that begin at 1 again as headings', () => {
  const reading = read(
    '综合素质\n\n1. 甲？\n答：\n-听：听完。\n-说：说清。\n\n专业知识\n\n1. 乙？\n答：\n-看：看完。\n-写：写清。',
  );
  expect(outlineOf(reading)).toEqual({ 综合素质: ['甲？'], 专业知识: ['乙？'] });
  expect(reading.uncertainties.filter(({ code }) => code === 'unplaced-line').map(({ lines }) => lines)).toEqual([
    [1],
    [8],
  ]);
});

it('does not take a numbered list of an answer for headings', () => {
  const reading = read(
    '问题1：甲？\n答：\n（一）道歉：马上说。\n（二）重做：再做一份。\n\n问题2：乙？\n答：\n（一）擦：擦净。\n（二）换：换布。',
  );
  expect(outlineOf(reading)).toEqual({ '': ['甲？', '乙？'] });
  expect(reading.sections[0]?.questions.map(({ modelPoints }) => modelPoints.length)).toEqual([2, 2]);
});

it('doubts a remark on the scoring that stands in an answer', () => {
  const reading = read('问题1：甲？（5分）\n答：\n听：听完。\n说：说清。\n评分标准：清楚得5分。');
  expect(doubtsOf(reading)).toEqual(['closing-point@5']);
});

it('reads a table of questions and answers, row by row', () => {
  const reading = read(
    '| 序号 | 题目 | 分值 | 参考答案 |\n| 1 | 甲怎么办？ | 8 | ①停机②断电 |\n| 2 | 乙怎么办？ | 6分 | 先看记录；再问同事 |',
  );
  expect(reading.sections[0]?.questions).toMatchObject([
    { number: '1', prompt: '甲怎么办？', points: 8, modelPoints: [{ text: '停机' }, { text: '断电' }] },
    { number: '2', prompt: '乙怎么办？', points: 6, modelPoints: [{ text: '先看记录；' }, { text: '再问同事' }] },
  ]);
});

it('does not join short lines of a list that begin with small letters', () => {
  const { sections } = read('Q1: What now? (3 points)\nAnswer:\nlisten\napologise\nmake it right');
  expect(sections[0]?.questions[0]?.modelPoints.map(({ text }) => text)).toEqual([
    'listen',
    'apologise',
    'make it right',
  ]);
});

it.each(['第二部分 应变', 'Part Two: 应变', 'Section B - 应变', 'II. 应变', '## 应变', '二、应变', '**应变**'])(
  'reads "%s" between questions as the heading of a section',
  (heading) => {
    const answer = '\n答：\n-听：听完。\n-说：说清。\n';
    expect(outlineOf(read(`Q1: 甲？${answer}\n${heading}\nQ2: 乙？${answer}`))).toEqual({
      '': ['甲？'],
      应变: ['乙？'],
    });
  },
);

it('doubts an introduction of more than one sentence', () => {
  const reading = read('Q1: 甲？（5分）\n答：\n我会先道歉。然后这样做：\n-听：听完。\n-说：说清。');
  expect(leftOutOf(reading).introduction).toEqual([3]);
  expect(doubtsOf(reading)).toEqual(['unplaced-line@3']);
});

it('doubts a notice that could be the end of a running answer', () => {
  const reading = read('Q1: 甲？（5分）\n答：先听完。再说清。\n最后请他扫码关注公众号。');
  expect(doubtsOf(reading)).toContain('unplaced-line@3');
});

it('reads 200 questions in under a second', () => {
  const text = Array.from(
    { length: 200 },
    (_, index) =>
      `${index + 1}.问题：第${index}号设备停了，你怎么办？\n答案：\n-停机：先断电。\n-报修：打电话。\n-记录：写下时间。`,
  ).join('\n\n');
  const start = performance.now();
  const reading = read(text);
  expect(performance.now() - start).toBeLessThan(1000);
  expect(reading.sections[0]?.questions).toHaveLength(200);
});

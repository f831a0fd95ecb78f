import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/documents/read-document.ts';
import { doubtsOf, leftOutOf, outlineOf, readSample, toLines } from './read-sample.ts';

const read = (text: string) => readDocument(toLines(text));

describe('a copy from a document site', () => {
  it('is read into its sections and questions, without the notices around them', async () => {
    const reading = await readSample('site-copy.txt');
    expect(reading.title).toBe('2027年图书馆读者服务岗面试题集');
    expect(outlineOf(reading)).toEqual({
      读者接待: ['闭馆前五分钟，一位读者坚持要再借三本书，你怎么办？', '两位读者为座位争吵，你怎么处理？'],
      资源推广: ['新买的数据库没人用，你会怎么推广？', '怎样让社区老人也来图书馆？'],
    });
    expect(leftOutOf(reading)).toEqual({
      'repeated-title': [1, 3],
      'site-notice': [5, 6, 7, 8, 56, 58, 60, 62],
      'page-mark': [10],
      'answer-mark': [18, 30, 42, 50],
      introduction: [20],
    });
  });

  it('names the closing paragraph, the sum that is wrong, the number that skips and the torn end, and nothing else', async () => {
    const reading = await readSample('site-copy.txt');
    expect(doubtsOf(reading)).toEqual(['closing-point@36', 'points-sum@38', 'numbering@48', 'cut-off@54']);
    expect(reading.uncertainties[1]?.facts).toEqual({ stated: 40, found: 30, count: 2, each: 15 });
  });

  it('gives each question the points of its section, and each bullet its label', async () => {
    const { sections } = await readSample('site-copy.txt');
    expect(sections.flatMap(({ questions }) => questions.map(({ points }) => points))).toEqual([10, 10, 15, 15]);
    expect(sections[0]?.questions[1]?.modelPoints).toEqual([
      { label: '分开双方', text: '请两人分别到服务台和阅览区外说明情况。', lines: [32] },
      { label: '查明经过', text: '看占座规定和座位系统的记录。', lines: [34] },
      { label: '跟进措施', text: '当天记入值班日志；每周汇总占座问题；必要时增加巡视。', lines: [36] },
    ]);
  });
});

describe('a Markdown file', () => {
  it('is read into sections and questions by its headings', async () => {
    const reading = await readSample('sections.md');
    expect(reading.title).toBe('Barista hiring guide');
    expect(outlineOf(reading)).toEqual({
      'On the floor': [
        'A regular says her latte tastes burnt. What do you do?',
        'The queue reaches the door. How do you cope?',
      ],
      Knowledge: ['How do you store milk safely?', 'Why does water hardness matter?'],
    });
  });

  it('keeps what is nested below a bullet with it, and a wrapped bullet whole', async () => {
    const [section] = (await readSample('sections.md')).sections;
    expect(section?.questions[0]?.modelPoints[1]).toEqual({
      label: 'Find the cause',
      text: 'Check the grinder setting and the age of the beans, and taste a fresh shot.',
      lines: [12, 13],
    });
    expect(section?.questions[1]?.modelPoints.map(({ text }) => text)).toEqual([
      'one person takes orders, one pulls shots.',
      'Tell people the waiting time. Put a sign on the counter. Say it aloud every few minutes.',
      'Call for help from the back office.',
    ]);
  });

  it('reads the rows of a table as points, and says that it took the first for a heading', async () => {
    const reading = await readSample('sections.md');
    const question = reading.sections[1]?.questions[0];
    expect(question?.modelPoints.slice(0, 2)).toEqual([
      { label: 'Cool', text: 'Keep it below four degrees.', lines: [36] },
      { label: 'Rotate', text: 'Use the oldest carton first.', lines: [37] },
    ]);
    expect(doubtsOf(reading)).toContain('unplaced-line@34');
  });

  it('shares the points of a section evenly where only their sum is stated: 20 over 2 questions', async () => {
    const { sections } = await readSample('sections.md');
    expect(sections[1]?.questions.map(({ points }) => points)).toEqual([10, 10]);
  });
});

describe('text taken from a PDF file', () => {
  it('is joined where lines were wrapped, over the end of a page too, without blanks between Han characters', async () => {
    const { sections } = await readSample('wrapped.txt');
    expect(sections[0]?.questions[0]?.prompt).toBe(
      '有游客在草坪上生火烧烤，附近还有不少孩子在玩耍，你作为当班的管理员会怎样劝阻？',
    );
    expect(sections[0]?.questions[1]?.modelPoints).toEqual([
      {
        label: '先行围挡',
        text: '拉警戒线，防止倒伏伤人，同时请园林专家当天到场评估并出具书面意见。',
        lines: [20, 21, 26],
      },
      { label: '公开沟通', text: '把评估结果贴在公告栏，开一次居民会，听完意见再报领导决定。', lines: [27, 28] },
    ]);
  });

  it('leaves page numbers and running titles out, and keeps the title', async () => {
    const reading = await readSample('wrapped.txt');
    expect(reading.title).toBe('城市公园管理员面试手册');
    expect(leftOutOf(reading)).toEqual({ 'page-mark': [10, 11, 13, 22, 23, 25], 'answer-mark': [5, 19] });
  });
});

describe('an English file', () => {
  it('gives the questions and the bullets their own points', async () => {
    const { sections, uncertainties } = await readSample('questions-en.txt');
    const [first, second] = sections[0]?.questions ?? [];
    expect(first).toMatchObject({ number: '1', points: 12, language: 'en' });
    expect(first?.modelPoints.map(({ label, points }) => [label, points])).toEqual([
      ['Let the customer finish', 4],
      ['Inspect together', 4],
      ['Offer a choice', 4],
    ]);
    expect(second?.modelPoints[0]).toEqual({
      label: 'Safety',
      text: 'Park off the road and set out the triangle.',
      lines: [10],
      points: 3,
    });
    expect(uncertainties.filter(({ question }) => question !== 2)).toEqual([]);
  });

  it('reads a question and its answer on one line, and cuts the answer at its sentences', async () => {
    const { sections } = await readSample('questions-en.txt');
    expect(sections[0]?.questions[2]).toMatchObject({
      number: '3',
      prompt: 'Why do you want to work nights?',
      modelPoints: [
        { text: 'Nights suit my family.' },
        { text: 'I sleep well in the day.' },
        { text: 'The roads are quiet and I like driving alone.' },
      ],
    });
  });
});

it('reads bullets without labels, and questions that count on over the sections', async () => {
  const reading = await readSample('unlabelled.txt');
  expect(outlineOf(reading)).toEqual({
    日常接诊: ['主人抱着抽搐的狗冲进来，前面还有三位在排队，怎么办？', '主人嫌疫苗太贵要求打折，怎么答复？'],
    突发情况: ['一只猫从笼子里跑出去了，你先做什么？'],
  });
  expect(reading.sections[1]?.questions[0]?.modelPoints.map(({ text }) => text)).toEqual([
    '关上所有通往外面的门',
    '通知全体同事分区寻找',
    '马上告诉主人并道歉',
  ]);
  expect(reading.uncertainties).toEqual([]);
});

it('cuts running text at its own enumeration, and says so', async () => {
  const reading = await readSample('running-text.txt');
  const [first, second] = reading.sections[0]?.questions ?? [];
  expect(first?.modelPoints.map(({ text }) => text.slice(0, 2))).toEqual(['首先', '其次', '最后']);
  expect(second?.modelPoints.map(({ text }) => text)).toEqual([
    '我会准备三点：一是用一句话说清影响了谁、影响多久；',
    '二是说明已经恢复和还没恢复的部分；',
    '三是给出防止再发生的办法和期限。',
  ]);
  expect([first?.points, second?.points]).toEqual([12.5, 12.5]);
  expect(doubtsOf(reading)).toEqual(['points-from-text@4', 'points-from-text@7']);
});

it('reads plain questions and answers that have neither numbers nor marks', async () => {
  const reading = await readSample('plain-qa.txt');
  expect(outlineOf(reading)).toEqual({ '': ['怎样向第一次来的访客介绍展厅？', '访客问到你不懂的文物怎么办？'] });
  expect(reading.sections[0]?.questions.map(({ modelPoints }) => modelPoints.length)).toEqual([3, 3]);
});

it('leaves a question without an answer out, and doubts one that comes twice or has a single point', async () => {
  const reading = await readSample('no-points-stated.txt');
  expect(leftOutOf(reading)['incomplete-question']).toEqual([15]);
  expect(doubtsOf(reading)).toEqual([
    'points-assumed@3',
    'repeated-question@3',
    'points-assumed@9',
    'no-points@15',
    'odd-point-count@17',
    'points-assumed@17',
  ]);
});

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

import { describe, expect, it } from 'vitest';
import { doubtsOf, leftOutOf, outlineOf, readSample } from './read-sample.ts';

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
    '一是用一句话说清影响了谁、影响多久',
    '二是说明已经恢复和还没恢复的部分',
    '三是给出防止再发生的办法和期限',
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

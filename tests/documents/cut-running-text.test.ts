import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutClauses } from '../../src/documents/cut-clauses.ts';
import { readEnumeration } from '../../src/documents/read-enumeration.ts';
import { readQuestion } from '../../src/documents/read-question.ts';

const pointsOf = (answer: string): readonly string[] =>
  readQuestion('问题？', answer).question.modelPoints.map(({ text }) => text);

describe('a sentence that only lists', () => {
  it.each([
    ['茶叶的种类：绿茶、红茶、白茶和黑茶。', ['绿茶', '红茶', '白茶', '黑茶']],
    ['菜刀可分为中式刀、西式刀', ['中式刀', '西式刀']],
    ['按用途分类，帐篷分为高山帐和家庭帐。', ['高山帐', '家庭帐']],
    ['包括面粉、酵母、食盐等原料', ['面粉', '酵母', '食盐']],
    ['合唱团有高音、中音、低音三种。', ['高音', '中音', '低音']],
    ['混凝土由水泥、砂石、水及外加剂组成。', ['水泥', '砂石', '水', '外加剂']],
    ['检票的步骤：核对日期；撕下副券；放行。', ['核对日期', '撕下副券', '放行']],
    ['好裁判的特点：判罚公正，跑动积极，表达清楚。', ['判罚公正', '跑动积极', '表达清楚']],
    ['仪式分为两类，一类是公开的，一类是不公开的。', ['一类是公开的', '一类是不公开的']],
    ['价值观包括诚实、守信、平等', ['诚实', '守信', '平等']],
    ['The parts of a loom are: frame, heddle, shuttle and reed.', ['frame', 'heddle', 'shuttle', 'reed']],
    ['A crew includes a pilot, two engineers and a medic.', ['a pilot', 'two engineers', 'a medic']],
  ])('gives a point for each item of "%s"', (answer, items) => {
    expect(pointsOf(answer)).toEqual(items);
  });

  it('keeps a pair whole where its halves are no items of their own', () => {
    expect(pointsOf('开张前要准备：店面的装修、设备的安装调试、人员及执照的准备。')).toEqual([
      '店面的装修',
      '设备的安装调试',
      '人员及执照的准备',
    ]);
    expect(pointsOf('比赛项目：长跑与竞走、跳高、铅球。')).toEqual(['长跑与竞走', '跳高', '铅球']);
  });

  it.each([
    ['what stands in front of the list says more than that a list follows', '我会先登记，内容包括姓名、电话、地址'],
    ['an item is a sentence of its own', '原则：不管客人说了什么难听的话都要先听他把话说完再开口解释、微笑'],
    ['it is speech', '我会对他说：您好，请坐，稍等'],
    ['clauses lean on one another', '原因：天气太冷，所以电池没电，我们就停了'],
    ['it is no list', '遇到有争议的、复杂的问题，先请示领导'],
    ['nobody introduces it', '铅笔、尺子、橡皮'],
  ])('is not seen where %s', (_, text) => expect(readEnumeration(text)).toBeUndefined());

  it('gives every item of a list, in order, whatever the number of items', () => {
    const item = fc
      .array(fc.constantFrom(...'天地玄黄宇宙洪荒'), { minLength: 2, maxLength: 9 })
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(fc.array(item, { minLength: 2, maxLength: 15 }), fc.constantFrom('、', '；', '，'), (items, sign) => {
        expect(pointsOf(`内容：${items.join(sign)}。`)).toEqual(items);
      }),
      { numRuns: 100 },
    );
  });

  it('is doubted, and names the introduction that is dropped', () => {
    expect(readQuestion('问题？', '茶叶的种类：绿茶、红茶、白茶。').uncertainties).toMatchObject([
      { code: 'points-from-text', lines: [1], facts: { found: 3, dropped: '茶叶的种类：' } },
    ]);
  });
});

describe('an answer of few sentences', () => {
  it('is cut at commas into clauses of twelve characters or more', () => {
    expect(
      pointsOf('我会先请值班电工切断整条线的电源，再用警示带把漏水的区域围起来，然后通知物业和楼下的住户。'),
    ).toEqual(['我会先请值班电工切断整条线的电源，', '再用警示带把漏水的区域围起来，', '然后通知物业和楼下的住户。']);
  });

  it('keeps a condition with what follows from it, and short clauses together', () => {
    expect(pointsOf('如果客人坚持要退掉已经裁剪过的布，我会请店长来看，当面商量一个两边都能接受的办法。')).toEqual([
      '如果客人坚持要退掉已经裁剪过的布，我会请店长来看，',
      '当面商量一个两边都能接受的办法。',
    ]);
  });

  it('is left as it is where it has four sentences', () => {
    const sentences = ['先把现场的人全部带到安全的地方，再清点人数。', '我会报警，说清地点，也说清有没有人受伤。'];
    const others = ['守在路口给消防车带路，不让别的车停在那里。', '事后把经过写下来，交给安全员存档备查。'];
    expect(pointsOf([...sentences, ...others].join(''))).toEqual([...sentences, ...others]);
  });

  it('is left as it is where it lists three points itself', () => {
    const points = [
      '首先，我会把现场的电源全部断开，并且挂上警示牌。',
      '其次，我会通知班长和安全员，请他们马上到现场来。',
      '最后，我会写一份事故报告，把起因和改进都写进去。',
    ];
    expect(pointsOf(points.join(''))).toEqual(points);
  });

  it('gives twelve points at most, and loses no word', () => {
    const answer = `${Array.from({ length: 30 }, () => '把每一件展品的编号都核对清楚了').join('，')}。`;
    const points = pointsOf(answer);
    expect(points.length).toBeLessThanOrEqual(12);
    expect(points.length).toBeGreaterThan(3);
    expect(points.join('')).toBe(answer);
  });

  it('does not count what does not count from 1 as a list', () => {
    expect(pointsOf('出栈次序为3、2、1')).toEqual(['出栈次序为3、2、1']);
  });
});

it('keeps all of a text that is cut into clauses', () => {
  const piece = fc.array(fc.constantFrom('天地玄黄', '，', '。', '（', '）', 'zug wem', ', ', '如果'), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(piece, fc.integer({ min: 1, max: 12 }), (parts, most) => {
      const text = parts.join('').trim();
      const clauses = cutClauses([text], most);
      expect(clauses.length).toBeLessThanOrEqual(most);
      expect(clauses.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
    { numRuns: 200 },
  );
});

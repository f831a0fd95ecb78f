import { describe, expect, it } from 'vitest';
import { scanLetters } from '../../../src/text/guard/scan-letters.ts';
import { findTermLists } from '../../../src/text/guard/term-list.ts';
import { normalise } from '../../../src/text/normalise.ts';
import { guardedWords, guardText } from './a-question.ts';

it.each([
  '一是用卡时长，二是还款记录，三是收入水平，四是负债情况，五是综合评估，六是协助申请，七是按时还款，八是多刷卡，九是降低负债。',
  '熟练业务，成为骨干，考取证书，竞聘主管，带领团队，优化流程，参加培训，定期复盘，请教前辈。',
  '做到熟练业务，做到成为骨干，做到考取证书，做到竞聘主管，做到定期复盘',
  '安抚情绪，调查原因，提供补偿，后续跟进',
  '1.核实身份 2.立即冻结 3.查交易流水 4.补发新卡 5.回访客户',
  '①安抚②道歉③倾听④补偿⑤回访',
  '关键词：倾听 共情 道歉 绿色通道 回访',
  '倾听。共情。道歉。绿色通道。优惠券。回访。',
  'empathy; active listening; apology; escalation; follow-up',
])('flags the list %j', (text) => {
  expect(guardText(text).flags).toContain('term-list');
});

describe('whatever parts and numbers the labels', () => {
  const labels = ['安抚情绪', '调查原因', '提供补偿', '后续跟进'];
  const numbered = (numerals: string, before: string, after: string, between: string): string =>
    labels.map((label, index) => `${before}${Array.from(numerals)[index]}${after}${label}`).join(between);

  it.each(['，', '、', '；', '。', '/', ' ', '\n', ',', ' / ', '，\n', '→', '－', '……', '】【', ' a. '])(
    'flags labels parted by %j',
    (mark) => {
      expect(guardText(labels.join(mark)).flags).toContain('term-list');
    },
  );

  it.each([
    ['1234', '', '.', ' '],
    ['1234', '', '、', '\n'],
    ['1234', '(', ')', ''],
    ['1234', '（', '）', '；'],
    ['1234', '1.', ' ', ' '],
    ['①②③④', '', '', ''],
    ['❶❷❸❹', '', '', ''],
    ['一二三四', '', '、', '；'],
    ['一二三四', '（', '）', ''],
    ['一二三四', '', '是', '，'],
    ['一二三四', '其', '', '，'],
    ['一二三四', '第', '，', '；'],
    ['一二三四', '第', '', '。'],
    ['----', '', ' ', '\n'],
    ['····', '', ' ', '\n'],
  ])('flags labels numbered with %j after %j, before %j, parted by %j', (numerals, before, after, between) => {
    expect(guardText(numbered(numerals, before, after, between)).flags).toContain('term-list');
  });

  it.each(['关键词：', '我会做到：', '主要包括：', '要点如下：\n', '做到'])('flags labels behind %j', (lead) => {
    expect(guardText(`${lead}${labels.join('，')}。`).flags).toContain('term-list');
  });

  it('flags labels in an order', () => {
    expect(guardText('首先，安抚情绪；其次，调查原因；再次，提供补偿；最后，后续跟进。').flags).toContain('term-list');
  });

  it.each(['一是倾听二是共情三是道歉四是补偿五是回访', '首先倾听其次共情再次道歉最后补偿'])(
    'flags %j, which has no marks at all',
    (text) => {
      expect(guardText(text).flags).toContain('term-list');
    },
  );

  it('guards the labels and keeps the sentences around them', () => {
    const answer = '我会扶老人坐下。安抚情绪，调查原因，提供补偿，后续跟进。然后我查挂失办法。';
    expect(guardedWords(answer, 'term-list')).toEqual(['安抚情绪，调查原因，提供补偿，后续跟进']);
  });
});

it.each([
  '先听，不插话，说对不起。问是哪笔，去后台查卡在哪，告诉他还要几分钟。能加急就加急，送张停车券。记下来，三天后打电话。',
  '请进贵宾室坐，倒水，听他骂完。问清办什么，查系统卡哪。申请减免手续费。登记，两天内回电。',
  '通过问卷、回访、后台数据找原因，再做一分钟视频。',
  '第一年把柜面业务练熟，第二年考个证，第三年竞聘主管，每月复盘一次。',
  '一是我每天听录音，二是每周问两个老客户，三是把问题记在本上，四是月底看改了没有。',
  '首先我扶他坐下，其次查他的账户，再次联系他儿子，最后送他回家。',
  '1.请他坐下 2.倒杯水 3.查他的账户 4.打电话给他儿子 5.三天后回访',
  '材料包括：身份证、银行卡、户口本、结婚证。',
  '他要带身份证、银行卡、户口本、结婚证。',
  '利率分别是1.5%、2.1%、3.2%、4.0%，我会讲给他听。',
  '扶老人坐下，倒杯温水，核对身份，上门核实，当天取钱。',
  '调整窗口，马上办理，并赠送小礼品。登记投诉，三日内回访，月底汇总改进。',
  '倒水，道歉，查系统，打电话，三天回访。',
  'The branch has four windows: cash, cards, loans, and funds.',
  'First I apologise; then I check the log; I waive the fee; I call him in three days.',
])('keeps the terse answer %j', (text) => {
  expect(guardText(text).flags).not.toContain('term-list');
});

it.each([
  '安抚情绪，',
  '一是用卡时长，',
  '1.1.1.',
  '1',
  '(',
  '((1',
  '、',
  'a; ',
  '一',
  '第一',
  '①',
  '倾听 ',
  '关键词：',
  '- ',
])('reads 20,000 characters of %j at once', (unit) => {
  const answer = normalise(unit.repeat(Math.floor(20_000 / unit.length)));
  const scan = scanLetters(answer);
  const start = performance.now();
  findTermLists(answer, scan);
  expect(performance.now() - start).toBeLessThan(150);
});

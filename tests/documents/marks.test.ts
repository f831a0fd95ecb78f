import { expect, it } from 'vitest';
import { cutText } from '../../src/documents/cut-text.ts';
import { isCutOff } from '../../src/documents/is-cut-off.ts';
import { isPageMark } from '../../src/documents/page-mark.ts';
import { takePoints } from '../../src/documents/point-mark.ts';
import { readNumber } from '../../src/documents/read-number.ts';
import { isSiteNotice } from '../../src/documents/site-notice.ts';
import { splitLabel } from '../../src/documents/split-label.ts';

it.each([
  ['短期（1-2年）：学会全部流程', '短期（1-2年）', '学会全部流程'],
  ['**Listen first**: let them finish', 'Listen first', 'let them finish'],
  ['**Listen first:** let them finish', 'Listen first', 'let them finish'],
  ['Safety - park off the road', 'Safety', 'park off the road'],
  ['Ask why: the cause matters', 'Ask why', 'the cause matters'],
])('splits "%s" at its label', (bullet, label, text) => {
  expect(splitLabel(bullet)).toEqual({ label, text });
});

it.each([
  '会议定在10:30开始',
  '看 https://example.org 的说明',
  '先说对不起，然后问：要不要换一份',
  '没有冒号',
  '只有标签：',
])('finds no label in "%s"', (bullet) => expect(splitLabel(bullet)).toEqual({ text: bullet }));

it.each([
  ['安抚客户（4分）。', '安抚客户。', 4],
  ['[2.5 points] Call the depot', 'Call the depot', 2.5],
  ['你怎么处理？ 本题15分', '你怎么处理？', 15],
  ['看得分（不计分）', '看得分（不计分）', undefined],
  ['给（0分）', '给（0分）', undefined],
])('takes the points off "%s"', (text, rest, points) => {
  expect(takePoints(text)).toEqual(points === undefined ? { text: rest } : { text: rest, points });
});

it.each([
  ['一是先停；二是再查；三是报修。', ['一是先停；', '二是再查；', '三是报修。']],
  ['首先停机断电。其次通知领导。最后写报告。', ['首先停机断电。', '其次通知领导。', '最后写报告。']],
  ['Firstly, stop it. Then call me. Finally, log it.', ['Firstly, stop it.', 'Then call me.', 'Finally, log it.']],
  ['①停机②断电③报修', ['①停机', '②断电', '③报修']],
  ['对客户说明情况。（“请稍等。马上好。”）请领导出面。', ['对客户说明情况。', '（“请稍等。马上好。”）请领导出面。']],
  ['先核对身份，再查看记录，最后当面答复。', ['先核对身份，', '再查看记录，', '最后当面答复。']],
  ['只有一句话', ['只有一句话']],
])('cuts "%s"', (text, pieces) => {
  expect(cutText(text)).toEqual(pieces);
});

it.each(['说“请您', '列出工期、', '准备大字书（含', 'and then call the', 'See "the log'])(
  'sees that "%s" is torn',
  (text) => {
    expect(isCutOff(text, false)).toBe(true);
  },
);

it.each(['说“请您稍等”', '听取原因', 'Call the depot', '（见附录）'])('takes "%s" for whole', (text) => {
  expect(isCutOff(text, false)).toBe(false);
});

it('takes a text without a full stop for torn only where the others have one', () => {
  expect([isCutOff('联系客户确认', true), isCutOff('联系客户确认', false)]).toEqual([true, false]);
});

it.each(['第 3 页', '第3页 共9页', '第PAGE页共NUMPAGES页', 'Page 2 of 9', '- 3 -', '3/9', '12'])(
  'takes "%s" for the number of a page',
  (text) => expect(isPageMark(text)).toBe(true),
);

it.each(['第 3 页写着什么', '3 天内回复', 'Page turners', '12 个月'])('does not take "%s" for one', (text) => {
  expect(isPageMark(text)).toBe(false);
});

it.each([
  ['十二', 12],
  ['二十', 20],
  ['三', 3],
  ['IV', 4],
  ['７', 7],
  ['b', 2],
])('reads "%s" as %d', (text, value) => expect(readNumber(text)).toBe(value));

it('takes a sentence about copyright and downloads for a notice only outside of the answers', () => {
  const text = '下载前请先了解版权规定。';
  expect([isSiteNotice(text, 'outside'), isSiteNotice(text, 'inside')]).toEqual([true, false]);
});

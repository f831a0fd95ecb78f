import { expect, it } from 'vitest';
import { guardedWords, guardText } from './a-question.ts';

it.each([
  '倾听、共情、道歉、绿色通道、回访、补偿',
  '倾听，共情，道歉，绿色通道，回访，工单',
  '倾听；耐心；微笑；首问负责制；闭环管理；满意度',
  '倾听/共情/致歉/安抚/补偿/回访',
  '倾听\n共情\n致歉\n安抚\n补偿\n回访',
  '倾听 共情 致歉 安抚 补偿 回访 绿色通道',
  '1. 倾听\n2. 共情\n3. 致歉\n4. 补偿\n5. 回访',
  '關鍵詞：傾聽、共情、致歉、綠色通道、補償、回訪',
  '安抚情绪、调查原因、提供补偿、后续跟进、绿色通道、闭环',
  'empathy, active listening, escalation, SLA, follow-up',
  'empathy; listening; compensation; escalation; closure; SLA',
  'empathy listening escalation compensation closure SLA feedback',
  '共情，empathy，SLA，工单，escalation，闭环',
  '风险防控|数据画像|精准营销|全渠道|数字化|客户旅程',
])('flags %j as a bare list', (text) => {
  expect(guardText(text).flags).toContain('term-list');
});

it.each([
  '办这个需要身份证、户口本和结婚证。',
  '我会通过问卷、回访、后台数据找原因。',
  '渠道有微信、短信、电话、公众号、海报、视频号，我会挑老人看得到的。',
  '先请坐，倒水，道歉，听他说完；查系统；减免手续费；三天回访',
  '扶他坐下，递杯水，问清账户，查挂失，陪他回家，当天取钱。',
  '我做过柜员、大堂、理财、客服、后台，哪一行都熟。',
  '先道歉，再查原因，然后补偿，最后回访，记台账。',
  '材料包括身份证、银行卡、户口本、结婚证、工资流水、社保证明。',
  'I would calm him down, check the account, call his family, and wait with him.',
  'Offer a seat, check the account, call his son, reset the PIN, thank him.',
  '客户急，我不急；他吵，我听；他走，我送；他来，我迎；他问，我答。',
  '第一天认人，第二天认路，第三天认产品，第四天上柜，第五天复盘。',
])('takes %j for what somebody would do', (text) => {
  expect(guardText(text).flags).not.toContain('term-list');
});

it('guards the list and keeps the sentence beside it', () => {
  const answer = '我会扶老人坐下。倾听、共情、道歉、绿色通道、回访、补偿。然后我查挂失办法。';
  expect(guardedWords(answer, 'term-list')).toEqual(['倾听、共情、道歉、绿色通道、回访、补偿']);
});

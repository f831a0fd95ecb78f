import { expect, it } from 'vitest';
import { negateChinese } from '../../../src/authoring/mutation/negate-chinese.ts';

it.each([
  { said: '我会先道歉，再查明原因。', denied: '我不会先道歉，也不会查明原因。', why: 'the speaker is named once' },
  { said: '耐心倾听客户诉求', denied: '我不会耐心倾听客户诉求。', why: 'a bullet has no subject' },
  { said: '银行是服务业的标杆。', denied: '银行不是服务业的标杆。', why: 'a statement with 是' },
  { said: '客户愿意再来。', denied: '客户不愿意再来。', why: 'somebody else’s will' },
  { said: '每周在网点开一次小课堂。', denied: '每周我不会在网点开一次小课堂。', why: 'the time stays in front' },
  { said: '如果系统坏了，我会手工登记。', denied: '如果系统坏了，我不会手工登记。', why: 'the condition stays' },
  { said: '诚恳道歉，不把责任推给客人。', denied: '我不会诚恳道歉。', why: 'what is denied already is left out' },
  { said: '说一句：“实在对不起。”', denied: '我不会说一句。', why: 'a refusal quotes nothing' },
  { said: '规章必须遵守。', denied: '规章不用遵守。', why: 'a duty becomes none' },
  { said: '发现苗头就上报主管。', denied: '发现苗头就不会上报主管。', why: 'the condition stays within a clause too' },
  { said: '我可以上门办理。', denied: '我不会上门办理。', why: 'what one may do is refused as what one will do' },
  {
    said: '当天登记。次日回访客户。',
    denied: '当天我不会登记。次日我也不会回访客户。',
    why: 'a new sentence names the speaker',
  },
  { said: '第一时间向客人道歉。', denied: '第一时间我不会向客人道歉。', why: 'a time is no subject' },
  { said: '不推诿。', denied: '这些我都不会做。', why: 'something has to be said' },
])('refuses "$said" as "$denied" ($why)', ({ said, denied }) => {
  expect(negateChinese(said)).toBe(denied);
});

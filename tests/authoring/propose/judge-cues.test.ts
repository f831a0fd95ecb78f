import { expect, it } from 'vitest';
import { judgeCues } from '../../../src/authoring/propose/judge-cues.ts';
import type { ProposedItem } from '../../../src/authoring/propose/proposed-item.ts';
import { soundRubric } from '../a-rubric.ts';
import { counterExample, cue, opposing, paraphrase } from './items.ts';

const asked = paraphrase('trace', '我打电话问分拣中心货卡在哪一环。');
const sentences = [
  asked,
  counterExample('trace', '后台系统每个快递员都会用。'),
  counterExample('trace', '我不打电话问分拣中心。'),
  counterExample('trace', '让顾客自己打电话去查。'),
  paraphrase('refund', '钱三天内打回顾客的卡上。'),
];

const checkOf = (item: ProposedItem) => judgeCues(soundRubric, [item, ...sentences]).failed.get(item) ?? null;

it('takes a cue that its own paraphrase says', () => {
  const item = cue('trace', '打电话|联系 .. 分拣中心');
  expect(judgeCues(soundRubric, [item, ...sentences])).toEqual({
    candidates: [{ item, finds: [asked] }],
    failed: new Map(),
  });
});

it('takes a cue that only the model answer of its criterion says', () => {
  expect(judgeCues(soundRubric, [cue('trace', '哪个站点')]).candidates).toMatchObject([{ finds: [] }]);
});

it('takes an opposing cue that a counter-example says', () => {
  expect(checkOf(opposing('trace', '让顾客 .. 自己'))).toBeNull();
});

it.each([
  { check: 'placeholder', item: cue('trace', '联系〔姓名1〕') },
  { check: 'cue-unreadable', item: cue('trace', '打电话 .. |') },
  { check: 'cue-unreadable', item: cue('trace', '@没有这一组') },
  { check: 'repeated', item: cue('trace', '最后一次 .. 掃描') },
  { check: 'cue-too-general', item: cue('trace', '问') },
  { check: 'cue-too-general', item: cue('trace', '分拣中心|问') },
  { check: 'cue-too-general', item: cue('trace', '分拣中心 + *') },
  { check: 'finds-nothing', item: cue('trace', '发射火箭') },
  { check: 'finds-counter-example', item: cue('trace', '分拣中心|后台系统') },
  { check: 'overlapping-criteria', item: cue('trace', '分拣中心|摄像头') },
  { check: 'overlapping-criteria', item: cue('trace', '分拣中心|打回') },
  { check: 'copied-question', item: cue('trace', '分拣中心|包裹丢了') },
  { check: 'finds-nothing', item: opposing('trace', '发射火箭') },
  { check: 'finds-paraphrase', item: opposing('trace', '打电话') },
  { check: 'finds-paraphrase', item: opposing('trace', '自己|摄像头') },
] as const)('refuses $item.kind "$item.text": $check', ({ item, check }) => {
  expect(checkOf(item)).toBe(check);
});

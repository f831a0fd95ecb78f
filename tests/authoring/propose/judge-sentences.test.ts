import { expect, it } from 'vitest';
import { judgeSentences } from '../../../src/authoring/propose/judge-sentences.ts';
import { soundRubric } from '../a-rubric.ts';
import { counterExample, cue, paraphrase } from './items.ts';

const traced = '我会在系统里调出运单，看包裹最后一次扫描停在哪个站点。';
const asked = paraphrase('trace', '我问分拣中心，货在哪。');

it.each([
  { item: paraphrase('trace', traced.replace('，', ' ')), check: 'repeated', why: 'the model answer' },
  { item: paraphrase('refund', traced), check: 'repeated', why: 'the model answer of another criterion' },
  { item: counterExample('trace', traced), check: 'contradictory', why: 'the model answer' },
  { item: counterExample('trace', '我問分揀中心 貨在哪'), check: 'contradictory', why: 'a paraphrase' },
])('leaves out a $item.kind that is $why', ({ item, check }) => {
  expect([...judgeSentences(soundRubric, [asked, item])]).toEqual([[item, check]]);
});

it('keeps what makes another point as a counter-example, and leaves cues alone', () => {
  const items = [asked, counterExample('refund', asked.text), counterExample('refund', traced), cue('trace', traced)];
  expect(judgeSentences(soundRubric, items).size).toBe(0);
});

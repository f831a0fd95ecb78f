import { expect, it } from 'vitest';
import { joinCues } from '../../../src/authoring/propose/join-cues.ts';
import type { ProposedItem } from '../../../src/authoring/propose/proposed-item.ts';
import type { QuestionContent } from '../../../src/domain/rubric-draft.ts';
import { otherRubric, soundRubric } from '../a-rubric.ts';
import { cue, opposing } from './items.ts';

function join(items: readonly ProposedItem[], others: readonly QuestionContent[] = []) {
  const steps = joinCues(soundRubric, items, others);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { content: value.content, refused: value.refused.map(({ item, code }) => [item.text, code]) };
  }
}

it('adds cues with their weights and opposing cues behind those that are there', () => {
  const { content, refused } = join([cue('trace', '分拣中心', 1), opposing('refund', '顾客 .. 自认倒霉')]);
  expect(refused).toEqual([]);
  expect(content.criteria[0]?.cues.slice(3)).toEqual([{ say: '分拣中心', weight: 1 }]);
  expect(content.criteria[1]?.opposes).toEqual(['顾客 .. 自认倒霉']);
  expect(content.criteria[2]).toEqual(soundRubric.criteria[2]);
});

it('refuses a cue with which a cue of another criterion is always found', () => {
  expect(join([cue('trace', '赔付 .. 账户')]).refused).toEqual([['赔付 .. 账户', 'overlapping-criteria']]);
});

it('refuses a cue that is always found with one of another criterion, also where that one was just added', () => {
  expect(join([cue('trace', '分拣中心'), cue('refund', '分拣中心')]).refused).toEqual([
    ['分拣中心', 'overlapping-criteria'],
  ]);
});

it('refuses a cue that another question triggers', () => {
  expect(join([cue('trace', '慢跑')], [otherRubric]).refused).toEqual([['慢跑', 'cue-too-general']]);
});

it('refuses a cue that adds nothing to one that covers by itself', () => {
  expect(join([cue('trace', '分拣中心'), cue('trace', '分拣中心 .. 卡住')]).refused).toEqual([
    ['分拣中心 .. 卡住', 'unreachable-cue'],
  ]);
});

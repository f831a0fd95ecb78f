import { expect, it } from 'vitest';
import { addSharedCues } from '../../../src/authoring/overrides/add-shared-cues.ts';
import { otherRubric, soundRubric } from '../a-rubric.ts';

const missed = {
  criterionId: 'trace',
  weight: 2 as const,
  quotes: [
    '我会打电话给分拣中心，问包裹卡在哪里',
    '先打电话联系分拣中心',
    '马上打个电话到分拣中心核对',
    '让同事打电话问问分拣中心',
  ],
  negatives: ['我会打电话给顾客道歉。', '分拣中心的工作很辛苦。'],
};

const cuesOf = (content: typeof soundRubric) => content.criteria.find(({ id }) => id === 'trace')?.cues ?? [];

it('adds what the quotes have in common and the rubric lacks, but nothing that stands in answers without the point', () => {
  const { content, cues } = addSharedCues(soundRubric, missed, [otherRubric]);
  // 打个电话 is another word, and 电话 alone and 中心 alone stand in answers without the point.
  expect(cues).toEqual(['打电话 .. 中心']);
  expect(cuesOf(content)).toEqual([...cuesOf(soundRubric), ...cues.map((say) => ({ say, weight: 2 }))]);
});

it('tells in how many quotes left out the cues of the others are found', () => {
  expect(addSharedCues(soundRubric, missed, []).heldOut).toEqual({ found: 3, of: 4 });
  const odd = { ...missed, quotes: [...missed.quotes, '翻看监控录像'] };
  expect(addSharedCues(soundRubric, odd, []).heldOut).toEqual({ found: 3, of: 5 });
});

it.each([
  { why: 'one text was handed in by several', quotes: ['打电话问分拣中心', '打电话问分拣中心'] },
  { why: 'the quotes have nothing in common', quotes: ['翻看监控录像', '去仓库问一问'] },
  { why: 'they share only words of the question', quotes: ['包裹丢了要找', '顾客的包裹丢了'] },
  { why: 'they share only a name', quotes: ['我叫张伟，翻看监控', '我叫张伟，去仓库问'] },
  { why: "they say another criterion's model answer", quotes: ['按声明价值赔付给他', '照声明价值赔付'] },
])('leaves the rubric alone where $why', ({ quotes }) => {
  const result = addSharedCues(soundRubric, { ...missed, quotes }, [otherRubric]);
  expect(result.cues).toEqual([]);
  expect(result.content).toEqual(soundRubric);
});

it('lets a denial of the words stand against no cue', () => {
  const negatives = ['我不会打电话给分拣中心。'];
  expect(addSharedCues(soundRubric, { ...missed, negatives }, []).cues).not.toEqual([]);
});

it('gives words that are worth half the weight of half', () => {
  const { content } = addSharedCues(soundRubric, { ...missed, weight: 1 }, []);
  expect(cuesOf(content).at(-1)?.weight).toBe(1);
});

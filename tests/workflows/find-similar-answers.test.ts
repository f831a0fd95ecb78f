import { expect, it } from 'vitest';
import { similarAnswersSchema } from '../../src/api/similar-answers-schema.ts';
import { findSimilarAnswers, type ItemToCompare } from '../../src/workflows/find-similar-answers.ts';

const model = '先扶老人到休息区坐下，递上一杯温水，告诉他钱在账上一分不会少，再查挂失和重置密码的办法。';
const questions = [
  { id: 'pin', prompt: '一位老人忘了密码，你会怎样帮助他？', rubric: { criteria: [{ modelAnswer: model }] } },
];

/** Items at positions from 0, from rows from 2. */
async function* itemsOf(answers: readonly (string | null)[]): AsyncGenerator<ItemToCompare> {
  for (const [position, answer] of answers.entries()) yield { position, row: position + 2, questionId: 'pin', answer };
}

const answers = ['我会打电话给他儿子。', null, model, '我會打電話給他兒子', '……', '不知道'];

it('names copies by position and row, skips blank and erased answers', async () => {
  const found = await findSimilarAnswers(itemsOf(answers), questions);
  expect(found).toEqual({
    compared: 4,
    skipped: 2,
    threshold: 0.4,
    clusterCount: 1,
    clusteredAnswers: 2,
    clusters: [
      {
        kind: 'identical',
        size: 2,
        representative: { position: 0, row: 2, questionId: 'pin' },
        members: [
          { position: 0, row: 2, questionId: 'pin', similarity: 1 },
          { position: 3, row: 5, questionId: 'pin', similarity: 1 },
        ],
      },
    ],
    copyCount: 1,
    modelCopies: [{ position: 2, row: 4, questionId: 'pin', copiedShare: 1, longestRun: 40, isMostlyCopied: true }],
  });
});

it('gives plain JSON that the reply schema takes as it is, without a word of an answer', async () => {
  const found = await findSimilarAnswers(itemsOf(answers), questions);
  const json = JSON.stringify(found);
  expect(similarAnswersSchema.parse(JSON.parse(json))).toEqual(found);
  expect(json).not.toMatch(/[\u4e00-\u9fff]/);
});

it('counts what it does not list', async () => {
  const many = ['是的', '是的', '是的', '好的', '好的', model, model];
  const found = await findSimilarAnswers(itemsOf(many), questions, { clusters: 1, members: 2, copies: 1 });
  expect(found).toMatchObject({ clusterCount: 3, clusteredAnswers: 7, copyCount: 2 });
  expect(found.clusters.map(({ size, members }) => [size, members.length])).toEqual([[3, 2]]);
  expect(found.modelCopies).toHaveLength(1);
});

import { expect, it } from 'vitest';
import { createDeriveRubric } from '../../../src/authoring/derive/derive-rubric.ts';
import type { Thesaurus } from '../../../src/domain/thesaurus.ts';
import { soleEngine } from '../../../src/engines/engine.ts';
import { createUnfittedEngine } from '../../../src/engines/keyword/load-keyword-engine.ts';
import { contentToQuestion } from '../../../src/rubrics/to-question.ts';
import { createEvaluateAnswer } from '../../../src/workflows/evaluate-answer.ts';

/** As many sentences as make a word that is in none of them telling. */
const often = (sentences: readonly string[]) => Array.from({ length: 250 }, () => sentences).flat();

const thesaurus: Thesaurus = {
  concepts: [
    { name: '道歉', terms: ['道歉', '致歉', '对不起', '赔不是', 'sorry', 'apologi*'] },
    { name: '接送', terms: ['接送', '叫车', '打车', '派车', 'taxi*'] },
    { name: '复盘', terms: ['复盘', '回头看', 'post-mortem*', 'review*'] },
    { name: '不合理', terms: ['不合理'] },
    { name: '合理', terms: ['合理'] },
  ],
  background: {
    zh: often(['我会认真工作', '客人来了先打招呼', '我们每天开会', '他们在前台办理入住', '今天天气很好', '我喜欢看书']),
    en: often(['I work hard every day', 'We meet the guests at the desk', 'They like their work', 'It was a good day']),
  },
};
const derive = createDeriveRubric(thesaurus);
const zh = {
  id: 'q1',
  prompt: '酒店超售，客人到店没有房间，你怎么办？',
  language: 'zh',
  points: 10,
  modelPoints: [
    { label: '致歉', text: '第一时间向客人诚恳道歉。', lines: [1] },
    { label: '落实住处', text: '联系附近的旅馆，承担差价并安排接送。', lines: [2] },
    { text: '事后复盘，调整超售比例。', lines: [3] },
  ],
} as const;

function evaluateWith(question: ReturnType<typeof contentToQuestion>) {
  const bank = {
    id: 'b',
    version: '1.0.0',
    language: 'zh',
    title: 't',
    sections: [],
    questions: [question],
    offTopicTexts: [],
  } as const;
  const evaluate = createEvaluateAnswer(bank, soleEngine(createUnfittedEngine(bank)));
  return async (answer: string) => {
    const { criteria } = await evaluate({ questionId: question.id, answer, engine: 'keyword' });
    return criteria.map((it) => (it.status === 'scored' && it.points > 0 ? 1 : 0));
  };
}

it('gives a rubric that a question file may hold, the same every time', () => {
  const { content } = derive(zh);
  expect(derive(zh).content).toEqual(content);
  const question = contentToQuestion(content, '1.0.0', []);
  expect(question.rubric.criteria.map(({ label, points }) => ({ label, points }))).toEqual([
    { label: '致歉', points: 3.5 },
    { label: '落实住处', points: 3.5 },
    { label: '事后复盘', points: 3 },
  ]);
});

it('says which labels it made and how the points were split', () => {
  expect(derive(zh).notes.map(({ code, criterionId }) => [code, criterionId])).toEqual([
    ['points-remainder', undefined],
    ['label-made', 'c3'],
  ]);
});

it('credits the model answer, and other words for it, point by point', async () => {
  const answer = evaluateWith(contentToQuestion(derive(zh).content, '1.0.0', []));
  expect(await answer(zh.modelPoints.map(({ text }) => text).join(''))).toEqual([1, 1, 1]);
  expect(await answer('先跟人家赔不是，说声对不起，态度诚恳。')).toEqual([1, 0, 0]);
  expect(await answer('给他订旁边的旅馆，差价我们出，再叫车送过去。')).toEqual([0, 1, 0]);
  expect(await answer('我喜欢看书，今天天气很好。')).toEqual([0, 0, 0]);
});

it('gives nothing for what an answer refuses to do', async () => {
  const answer = evaluateWith(contentToQuestion(derive(zh).content, '1.0.0', []));
  expect(await answer('我不会道歉，也不会诚恳致歉。不联系旅馆，不承担差价，更不安排接送。')).toEqual([0, 0, 0]);
});

it('takes no word of the question or of another point for a sign of a point', () => {
  const says = derive(zh).content.criteria.flatMap(({ cues }) => cues.map(({ say }) => say));
  expect(says.some((say) => say.includes('客人') || say.includes('酒店') || say.includes('超售'))).toBe(false);
});

it('reads an English question', async () => {
  const answer = evaluateWith(
    contentToQuestion(
      derive({
        id: 'q2',
        prompt: 'The hotel is overbooked. What do you do?',
        language: 'en',
        points: 4,
        modelPoints: [
          { label: 'Apologise', text: 'Apologise sincerely at once.', lines: [1] },
          { label: 'Find a room', text: 'Book a nearby hostel and pay the taxi.', lines: [2] },
        ],
      }).content,
      '1.0.0',
      [],
    ),
  );
  expect(await answer('I say how sorry I am, sincerely.')).toEqual([1, 0]);
  expect(await answer('I get them a bed in a nearby hostel and call a taxi.')).toEqual([0, 1]);
});

it('still finds a point whose words are all in the others, by the words themselves', () => {
  const { content } = derive({
    ...zh,
    modelPoints: [
      { label: '致歉', text: '道歉', lines: [1] },
      { label: '再致歉', text: '道歉再道歉', lines: [2] },
    ],
  });
  expect(content.criteria.every(({ cues }) => cues.length > 0)).toBe(true);
});

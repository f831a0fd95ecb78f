import { expect, it } from 'vitest';
import { fitRubric } from '../../../src/engines/keyword/fit-rubric.ts';

const rubric = {
  criteria: [
    {
      id: 'calm',
      label: '安抚',
      points: 2,
      covered: '',
      partial: '',
      modelAnswer: '',
      suggestion: '',
      suggestionEn: '',
      cues: [{ say: '道歉', weight: 2 }],
      opposes: [],
    },
  ],
  vocabulary: {},
};

const passages = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    text: `先给第${index}位客人道歉`,
    marks: [{ criterionId: 'calm', verdict: 'covered' as const }],
  }));

it.each([
  { count: 0, practised: false },
  { count: 29, practised: false },
  { count: 30, practised: true },
])('reads a rubric of $count passages as practised: $practised', ({ count, practised }) => {
  expect(fitRubric(rubric, passages(count), ['我喜欢看书']).acrossSentences).toBe(practised);
});

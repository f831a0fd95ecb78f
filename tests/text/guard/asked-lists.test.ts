import { expect, it } from 'vitest';
import { createGuard } from '../../../src/text/guard/guard-answer.ts';
import { normalise } from '../../../src/text/normalise.ts';
import { aQuestion } from './a-question.ts';

function guardFor(prompt: string, modelAnswers: readonly string[]) {
  const [criterion] = aQuestion.rubric.criteria;
  if (!criterion) throw new Error('the question has no criterion');
  const criteria = modelAnswers.map((modelAnswer, index) => ({ ...criterion, id: `c${index}`, modelAnswer }));
  const guard = createGuard({ ...aQuestion, prompt, rubric: { ...aQuestion.rubric, criteria } });
  return (answer: string) => guard(normalise(answer));
}

const seasons = guardFor('四季的划分依据有哪些？', ['日照时长', '气温高低', '降水多少', '物候变化', '农事安排']);
const list = '日照时长、气温高低、降水多少、物候变化、农事安排';

it('takes a list for an answer where the model answer is one', () => {
  expect(seasons(list).flags).not.toContain('term-list');
});

it('takes the same list for stuffing where the model answer says what to do', () => {
  const other = guardFor('四季的划分依据有哪些？', [
    '先看每天太阳照多久，再看这一个月里平均有多热。',
    '最后我会问问种地的老人，地里什么时候该下种。',
  ]);
  expect(other(list).flags).toContain('term-list');
});

it('guards a copied question, and not the words of it that only introduce an answer', () => {
  expect(seasons('四季的划分依据有哪些').flags).toContain('copied-question');
  expect(seasons('四季的划分依据有日照时长、气温高低、降水多少和地里的庄稼长成什么样子').flags).not.toContain(
    'copied-question',
  );
});

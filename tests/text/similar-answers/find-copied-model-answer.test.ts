import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createGuard } from '../../../src/text/guard/guard-answer.ts';
import { normalise } from '../../../src/text/normalise.ts';
import { createFindCopiedModelAnswer } from '../../../src/text/similar-answers/find-copied-model-answer.ts';
import { aQuestion } from '../guard/a-question.ts';

const models = aQuestion.rubric.criteria.map(({ modelAnswer }) => modelAnswer);
const findCopy = createFindCopiedModelAnswer(models);
const ownWords =
  '首先我觉得要看是什么情况，上个月我在网点实习，师傅教过一套说法，我照着讲过很多遍，客户都听得进去，后来还写了表扬信寄到支行来。';

it('reports a model answer that was copied whole', () => {
  expect(findCopy(models.join(''))).toMatchObject({ copiedShare: 1, isMostlyCopied: true });
});

it('reports a long stretch in an answer that is mostly in own words, which the flag leaves alone', () => {
  const model = '先请客户到一边坐下倒上一杯温水再把排队的原因从头到尾说给他听最后亲自陪他办完';
  const copy = createFindCopiedModelAnswer([model])(`${ownWords}${model}`);
  // 38 of the 38 + 57 characters, word for word.
  expect(copy).toEqual({ copiedShare: 38 / (38 + 57), longestRun: 38, isMostlyCopied: false });
});

it.each([ownWords, '', '不知道', '我会先道歉。'])('takes %j for an own answer', (answer) => {
  expect(findCopy(answer)).toBeUndefined();
});

it('says mostly copied exactly where the guard raises its flag', () => {
  const guard = createGuard(aQuestion);
  const piece = fc.constantFrom(...models, ...models.map((model) => model.slice(0, 15)), ownWords, 'の', '，然后');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const answer = pieces.join('');
      const isFlagged = guard(normalise(answer)).flags.includes('copied-model-answer');
      expect(findCopy(answer)?.isMostlyCopied ?? false).toBe(isFlagged);
    }),
  );
});

import { expect, it } from 'vitest';
import type { Question } from '../../src/domain/question-bank.ts';
import type { EvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import { createTryRubric } from '../../src/workflows/try-rubric.ts';
import { aCriterion, aRubric, soundRubric } from '../authoring/a-rubric.ts';
import { aBank } from './a-bank.ts';
import { fakeEvaluateAnswer } from './fake-evaluate-answer.ts';

/** Opens fakes that say nothing of the answer, and keeps the questions that it was opened for. */
function anOpener() {
  const opened: Question[] = [];
  const openEvaluate = async (question: Question): Promise<EvaluateAnswer> => {
    opened.push(question);
    return fakeEvaluateAnswer({ ...aBank(), questions: [question] });
  };
  return { opened, openEvaluate };
}

it('says where cues and opposing cues are, in the answer as typed', async () => {
  const rubric = aRubric([
    aCriterion('trace', {
      cues: [
        { say: '轨迹', weight: 1 },
        { say: '查 .. 运单', weight: 2 },
      ],
      opposes: ['不归我管'],
    }),
  ]);
  const answer = '　我會查一查運單。 這 不歸我管！';
  const { hits } = await createTryRubric(anOpener())(rubric, answer);
  expect(hits.map(({ kind, index }) => [kind, index])).toEqual([
    ['cue', 1],
    ['opposes', 0],
  ]);
  expect(hits.map(({ spans }) => spans.map(({ start, end }) => answer.slice(start, end)))).toEqual([
    ['查', '運單'],
    ['不歸我管'],
  ]);
});

it('evaluates with the draft, under a version that is never published', async () => {
  const opener = anOpener();
  const { evaluation } = await createTryRubric(opener)(soundRubric, '我会查运单。');
  expect(evaluation.questionId).toBe('lost-parcel');
  expect(opener.opened.map(({ rubric }) => rubric.version)).toEqual(['0.0.0']);
});

it('prepares a rubric once, and again when a cue was edited', async () => {
  const opener = anOpener();
  const tryRubric = createTryRubric(opener);
  await tryRubric(soundRubric, '一');
  await tryRubric(soundRubric, '二');
  expect(opener.opened).toHaveLength(1);
  await tryRubric({ ...soundRubric, vocabulary: { 丢失: '丢|失踪' } }, '二');
  expect(opener.opened).toHaveLength(2);
});

it('keeps the last six rubrics ready', async () => {
  const opener = anOpener();
  const tryRubric = createTryRubric(opener);
  const versions = Array.from({ length: 7 }, (_, index) => ({ ...soundRubric, prompt: `问题${index}` }));
  for (const version of versions) await tryRubric(version, '一');
  await tryRubric(versions[6] ?? soundRubric, '一');
  expect(opener.opened).toHaveLength(7);
  await tryRubric(versions[0] ?? soundRubric, '一');
  expect(opener.opened).toHaveLength(8);
});

it('names each field of the content that is wrong, and tries the mended content', async () => {
  const tryRubric = createTryRubric(anOpener());
  await expect(tryRubric({ ...soundRubric, points: 11 }, '一')).rejects.toMatchObject({ code: 'input-invalid' });
  await expect(tryRubric(soundRubric, '一')).resolves.toMatchObject({ hits: [] });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import type { QuestionBank } from '../../src/domain/question-bank.ts';
import { type LaneTimes, RubricLane } from '../../src/threads/rubric-lane.ts';
import { soundRubric } from '../authoring/a-rubric.ts';
import { aDocx, paragraph } from '../documents/a-docx.ts';

const base: QuestionBank = {
  id: 'a-bank',
  version: '1.0.0',
  language: 'zh',
  title: '空题库',
  sections: [],
  questions: [],
  offTopicTexts: [],
};

/** A lane over an empty folder: there is no thesaurus in it. */
function aLane(times: LaneTimes = {}): RubricLane {
  const folder = mkdtempSync(join(tmpdir(), 'rubric-lane-'));
  const lane = new RubricLane({ base, bankDirectory: folder, thesaurusDirectory: folder }, times);
  onTestFinished(async () => {
    await lane.close();
    rmSync(folder, { recursive: true });
  });
  return lane;
}

it('does several pieces of work at once, each with its own outcome', async () => {
  const lane = aLane();
  const answers = ['调出运单', '声明价值'];
  const trials = await Promise.all(answers.map((answer) => lane.try(soundRubric, answer)));
  expect(trials.map(({ hits }) => hits.map(({ criterionId }) => criterionId))).toEqual([['trace'], ['refund']]);
});

it('reads a Word document from its bytes', async () => {
  const bytes = await aDocx([paragraph('1.客户着急怎么办？'), paragraph('倾听：先听他说完。', { list: 2 })].join(''));
  const { lines, reading } = await aLane().read({ name: '题目.docx', bytes });
  expect(lines.map(({ number }) => number)).toEqual([1, 2]);
  expect(reading.sections[0]?.questions).toMatchObject([
    { prompt: '客户着急怎么办？', modelPoints: [{ label: '倾听' }] },
  ]);
});

it('tells failures of the caller and of the thesaurus as what they are', async () => {
  const lane = aLane();
  const unreadable = lane.read({ name: 'a.pdf', bytes: new TextEncoder().encode('%PDF-1.7') });
  await expect(unreadable).rejects.toMatchObject({
    code: 'document-unreadable',
    message: expect.stringMatching(/^a.pdf/),
  });
  await expect(lane.try({ ...soundRubric, points: 13 }, '')).rejects.toMatchObject({
    code: 'input-invalid',
    problems: [{ field: 'points' }],
  });
  const question = { id: 'q', prompt: '？', language: 'zh', points: 1, modelPoints: [] } as const;
  await expect(lane.derive([question])).rejects.toMatchObject({
    code: 'rubric-invalid',
    message: expect.stringMatching(/background.zh.txt/),
  });
});

it('fails what it has in hand when it is closed, and what comes later', async () => {
  const lane = aLane();
  const trial = expect(lane.try(soundRubric, '')).rejects.toThrow(/The thread for rubrics failed/);
  await lane.close();
  await trial;
  await expect(lane.try(soundRubric, '')).rejects.toThrow(/it ended/);
});

it('ends when it had nothing to do for a while, and starts again with the next piece of work', async () => {
  const lane = aLane({ idleMs: 1 });
  expect((await lane.try(soundRubric, '')).evaluation.maxPoints).toBe(12);
  await sleep(50);
  expect((await lane.try(soundRubric, '')).evaluation.maxPoints).toBe(12);
});

it('ends work that takes too long, says so to whoever asked for it, and goes on with what waits', async () => {
  const lane = aLane({ limitMs: 1 });
  const waiting = [lane.try(soundRubric, '调出运单'), lane.try(soundRubric, '声明价值')];
  for (const trial of waiting) {
    await expect(trial).rejects.toMatchObject({ code: 'input-invalid', problems: [{ field: 'criteria' }] });
  }
  const document = lane.read({ name: '题目.txt', bytes: new TextEncoder().encode('1.怎么办？') });
  await expect(document).rejects.toMatchObject({
    code: 'document-unreadable',
    message: expect.stringMatching(/too long/),
  });
});

it('adds cues, and tries several answers at once, as it does in this thread', async () => {
  const lane = aLane();
  const quotes = ['打电话问分拣中心', '先打电话联系分拣中心'];
  const added = await lane.addCues(soundRubric, { criterionId: 'trace', weight: 2, quotes, negatives: [] }, []);
  expect(added.cues).toEqual(['打电话 .. 中心']);
  const trials = await lane.tryAll(added.content, ['打电话问分拣中心', '声明价值'], []);
  expect(trials.map(({ hits }) => hits.map(({ criterionId }) => criterionId))).toEqual([['trace'], ['refund']]);
});

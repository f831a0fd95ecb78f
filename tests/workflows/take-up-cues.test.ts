import { expect, it } from 'vitest';
import type { QuestionContent } from '../../src/domain/rubric-draft.ts';
import type { Standing } from '../../src/workflows/measure-proposals.ts';
import { takeUpCues } from '../../src/workflows/take-up-cues.ts';
import { soundRubric } from '../authoring/a-rubric.ts';
import { cue, opposing, paraphrase } from '../authoring/propose/items.ts';

const known = paraphrase('trace', '我调出运单。');
const before: Standing = { errors: [], survivors: ['typos'], found: new Set([known]), credited: new Set() };
const names = ['鲸鱼', '海豚', '企鹅', '北极熊', '长颈鹿', '斑马线', '老鹰茶', '蜗牛车'];
const cues = names.map((name) => cue('trace', name));

/** Take up cues where those on a list are of the given harm; counts the measurements. */
async function takeUp(items: typeof cues, harm: Readonly<Record<string, Partial<Standing>>>) {
  let measurements = 0;
  const measure = async (content: QuestionContent): Promise<Standing> => {
    measurements += 1;
    const said = content.criteria.flatMap(({ cues: own, opposes }) => [...own.map(({ say }) => say), ...opposes]);
    return Object.assign({ ...before }, ...said.map((say) => harm[say] ?? {}));
  };
  const { content, failed } = await takeUpCues(soundRubric, items, before, [], measure);
  const taken = content.criteria[0]?.cues.slice(3).map(({ say }) => say);
  return { taken, measurements, failed: [...failed].map(([{ text }, check]) => [text, check]) };
}

it('measures once where all cues are good', async () => {
  expect(await takeUp(cues, {})).toEqual({ taken: names, measurements: 1, failed: [] });
});

it('finds one bad cue among eight in seven measurements, and says which mutant it lets through', async () => {
  const harm = { 海豚: { survivors: ['typos', 'bullet-dropped refund'] } };
  // All eight; the first four, of them the first two, of them each; the other two; the other four.
  expect(await takeUp(cues, harm)).toEqual({
    taken: names.filter((name) => name !== '海豚'),
    measurements: 7,
    failed: [['海豚', 'bullet-dropped refund']],
  });
});

it('does not mind which mutants survive as long as they are no more', async () => {
  expect((await takeUp(cues, { 海豚: { survivors: ['padded'] } })).failed).toEqual([]);
});

it('refuses what brings a lint error, or loses a paraphrase', async () => {
  const harm = {
    海豚: { errors: [{ code: 'label-only', key: 'label-only trace' }] },
    自认倒霉: { found: new Set<typeof known>() },
  };
  const items = [...cues.slice(0, 2), opposing('trace', '自认倒霉')];
  expect(await takeUp(items, harm)).toMatchObject({
    taken: ['鲸鱼'],
    failed: [
      ['海豚', 'label-only'],
      ['自认倒霉', 'finds-paraphrase'],
    ],
  });
});

it('measures nothing where lint refuses all of them, or nothing is proposed', async () => {
  expect(await takeUp([cue('trace', '赔付 .. 账户')], {})).toMatchObject({
    measurements: 0,
    failed: [['赔付 .. 账户', 'overlapping-criteria']],
  });
  expect(await takeUp([], {})).toEqual({ taken: [], measurements: 0, failed: [] });
});

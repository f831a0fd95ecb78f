import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeMutants, modelAnswerOf } from '../../../src/authoring/mutation/make-mutants.ts';
import { negateEnglish } from '../../../src/authoring/mutation/negate-english.ts';
import { mutationKinds } from '../../../src/domain/rubric-report.ts';
import { aCriterion, aRubric, otherRubric, soundRubric } from '../a-rubric.ts';

const otherAnswers = ['a', 'b', 'c', 'd'].map((questionId) => ({ questionId, text: `${questionId}的答案。` }));
const mutants = makeMutants(soundRubric, { otherAnswers });
const mutantNamed = (name: string) => {
  const found = mutants.find((mutant) => mutant.name === name);
  if (!found) throw new Error(`there is no mutant ${name}`);
  return found;
};

const englishRubric = aRubric(
  [
    aCriterion('impact', { modelAnswer: 'Check the dashboards to see who is affected.' }),
    aCriterion('help', { modelAnswer: 'I would page the service owner.' }),
  ],
  { language: 'en', prompt: 'The service is down. What do you do?' },
);

it('makes every kind that a Chinese answer has; one without Latin letters changes its marks alone in full width', () => {
  const kinds = new Set(mutants.map(({ kind }) => kind));
  // Chinese marks are full width already, and the answer has no letters or digits.
  expect(mutationKinds.filter((kind) => !kinds.has(kind))).toEqual(['full-width']);
});

it('gives every mutant a name of its own', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
});

it('leaves one bullet out, and expects the others to earn at least half', () => {
  const { text, expected, points } = mutantNamed('bullet-dropped refund');
  expect(text).not.toContain('赔付');
  expect(text).toContain('运单');
  expect(expected).toEqual([
    { criterionId: 'trace', verdicts: ['covered', 'partial'] },
    { criterionId: 'refund', verdicts: ['missing', 'partial'] },
    { criterionId: 'prevent', verdicts: ['covered', 'partial'] },
  ]);
  // Of 12 points 4 are left out: half of the other 8 at least, all of them and half of the 4 at most.
  expect(points).toEqual({ least: 4, most: 10 });
});

it('expects no points for a refused bullet', () => {
  const { text, expected, points } = mutantNamed('bullet-negated trace');
  expect(text).toContain('我不会在系统里调出运单，也不会看包裹');
  expect(expected[0]).toEqual({ criterionId: 'trace', verdicts: ['missing', 'contradicted'] });
  expect(points).toEqual({ least: 4, most: 8 });
});

it('expects nine tenths of the points for the whole, and nothing for words that answer nothing', () => {
  expect(mutantNamed('whole').points).toEqual({ least: 10.8, most: 12 });
  for (const name of ['term-soup', 'copied-question', 'blank', 'injection alone']) {
    expect(mutantNamed(name).points).toEqual({ least: 0, most: 0 });
  }
});

it('takes three of four other answers, and expects a quarter of the points at most', () => {
  const others = mutants.filter(({ kind }) => kind === 'other-answer');
  expect(others.map(({ name }) => name)).toEqual(['other-answer a', 'other-answer c', 'other-answer d']);
  expect(others.map(({ points }) => points.most)).toEqual([3, 3, 3]);
});

it('writes Traditional characters', () => {
  expect(mutantNamed('traditional').text).toContain('系統裡調出運單');
});

it('lists each content word once, without pronouns and auxiliary verbs', () => {
  const terms = mutantNamed('term-soup').text.split('、');
  expect(terms).toEqual(expect.arrayContaining(['系统', '运单', '包裹', '赔付', '账户', '摄像头']));
  expect(terms).not.toContain('我会');
  expect(new Set(terms).size).toBe(terms.length);
});

it('names the headings of the rubric in the order to the grader', () => {
  for (const name of ['injection alone', 'injection appended']) {
    expect(mutantNamed(name).text).toMatch(/核实物流、赔付方案、防止再犯/);
  }
});

it('makes English mutants of an English answer', () => {
  const english = makeMutants(englishRubric, { otherAnswers: [] });
  const textOf = (name: string) => english.find((mutant) => mutant.name === name)?.text;
  expect(textOf('traditional')).toBeUndefined();
  expect(textOf('full-width')).toMatch(/^Ｃｈｅｃｋ　ｔｈｅ/);
  expect(textOf('bullet-negated impact')).toContain('I would not check the dashboards');
  expect(textOf('bullet-negated help')).toContain('I would not page the service owner.');
  expect(textOf('padded')).toMatch(/thought about/);
  expect(textOf('term-soup')).toBe('check, dashboards, see, affected, page, service, owner');
});

it('leaves out what a single bullet cannot become', () => {
  const kinds = makeMutants(otherRubric, { otherAnswers: [] }).map(({ kind }) => kind);
  for (const kind of ['bullet-dropped', 'bullet-negated', 'shuffled']) expect(kinds).not.toContain(kind);
});

it('is deterministic, and expects of every mutant bounds within the points and a verdict of each criterion', () => {
  const aText = fc.stringMatching(/^[\u4e00-\u9fa5a-z，。 ]{1,40}$/);
  const content = fc
    .tuple(fc.array(aText, { minLength: 1, maxLength: 5 }), fc.constantFrom('zh' as const, 'en' as const))
    .map(([texts, language]) =>
      aRubric(
        texts.map((modelAnswer, index) => aCriterion(`c${index}`, { modelAnswer })),
        { language },
      ),
    );
  fc.assert(
    fc.property(content, fc.nat(50), (rubric, seed) => {
      const made = makeMutants(rubric, { otherAnswers, seed });
      expect(makeMutants(rubric, { otherAnswers, seed })).toEqual(made);
      expect(made[0]).toMatchObject({ kind: 'whole', text: modelAnswerOf(rubric) });
      for (const { expected, points } of made) {
        expect(expected.map(({ criterionId }) => criterionId)).toEqual(rubric.criteria.map(({ id }) => id));
        expect(points.least).toBeGreaterThanOrEqual(0);
        expect(points.most).toBeGreaterThanOrEqual(points.least);
        expect(points.most).toBeLessThanOrEqual(rubric.points);
      }
    }),
    { numRuns: 40 },
  );
});

it.each([
  { said: "I'd roll back the release.", denied: 'I would not roll back the release.' },
  { said: 'Page the owner and post updates.', denied: 'I would not page the owner or post updates.' },
  { said: 'I check the logs.', denied: 'I never check the logs.' },
  { said: 'The release is the cause.', denied: 'The release is not the cause.' },
  { said: 'First, I will restore service.', denied: 'First, I will not restore service.' },
  { said: 'I would never guess.', denied: 'I would do none of this.' },
])('refuses "$said" as "$denied"', ({ said, denied }) => {
  expect(negateEnglish(said)).toBe(denied);
});

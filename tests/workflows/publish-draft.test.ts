import { expect, it } from 'vitest';
import type { LintFinding, MutantResult, RubricReport } from '../../src/domain/rubric-report.ts';
import { createPublishDraft } from '../../src/workflows/publish-draft.ts';
import { aDraft } from '../contract/a-draft.ts';
import { anAuthoring } from './an-authoring-place.ts';

const aFinding = (overrides: Partial<LintFinding>): LintFinding => ({
  code: 'overlapping-criteria',
  severity: 'error',
  criterionId: 'calm',
  facts: {},
  ...overrides,
});

const aMutant = (name: string, survived: boolean): MutantResult => ({
  ...{ name, kind: 'bullet-dropped', text: '', points: { least: 0, most: 1 }, totalPoints: 1, misses: [] },
  survived,
});

const unsound: RubricReport = {
  lint: [
    aFinding({ otherCriterionId: 'cause' }),
    aFinding({ code: 'single-cue', severity: 'warning' }),
    aFinding({ code: 'cue-too-general', cue: '客户' }),
    aFinding({ code: 'cue-too-general', cue: '我们' }),
  ],
  mutants: [aMutant('bullet-dropped calm', true), aMutant('bullet-dropped cause', false)],
  isSound: false,
};

const sound: RubricReport = {
  lint: [aFinding({ severity: 'warning' })],
  mutants: [aMutant('whole', false)],
  isSound: true,
};

/** A draft of a new question in a store, and what publishes it after these checks. */
async function aCheckedDraft(report: RubricReport) {
  const { bank, storage } = await anAuthoring();
  const { content } = aDraft();
  const draft = await storage.drafts.create(
    aDraft({ content: { ...content, id: 'q-1' }, practiceAnswers: [], basedOn: null, uncertainties: [] }),
  );
  const publish = createPublishDraft({
    ...{ bank, drafts: storage.drafts, publications: storage.publications },
    versions: () => bank.questions,
    work: {
      test: async () => report,
      read: () => Promise.reject(new Error('nothing is read')),
      derive: () => Promise.reject(new Error('nothing is derived')),
      addCues: () => Promise.reject(new Error('no cues are added')),
      tryAll: () => Promise.reject(new Error('nothing is tried')),
      try: () => Promise.reject(new Error('nothing is tried')),
      fit: () => Promise.reject(new Error('there are no practice answers')),
    },
  });
  return { publish: (overrideReason?: string) => publish(draft.id, { revision: 1, overrideReason }), storage, draft };
}

const objections = ['overlapping-criteria calm cause', 'cue-too-general calm', 'bullet-dropped calm'];

it('publishes nothing that checks speak against, and names each of them once, without warnings', async () => {
  const { publish, storage, draft } = await aCheckedDraft(unsound);
  await expect(publish()).rejects.toMatchObject({ code: 'rubric-unsound', objections });
  expect(await storage.drafts.find(draft.id)).toEqual(draft);
});

it('publishes it with a reason, and keeps the reason and what it overrides', async () => {
  const { publish, storage } = await aCheckedDraft(unsound);
  const override = { reason: '词语只是例子，已核对', overridden: objections };
  expect(await publish(override.reason)).toMatchObject({ question: { id: 'q-1' }, override });
  expect(await storage.publications.listSince('small-bank', 0)).toMatchObject([{ override, weights: null }]);
  expect(await storage.audit.verify()).toMatchObject({ tampering: [] });
});

it('keeps no reason where there is nothing to override', async () => {
  const { publish } = await aCheckedDraft(sound);
  expect(await publish('词语只是例子，已核对')).toMatchObject({ override: null, isConfirmed: false });
});

import { expect, it } from 'vitest';
import type { QuestionContentReply } from '../../src/api/authoring-schemas.ts';
import { cueHits, isSameCue } from '../../src/web/rubrics/cue-hits.ts';

const content = {
  criteria: [
    {
      id: 'calm',
      cues: [
        { say: '坐下', weight: 2 },
        { say: '理解', weight: 1 },
      ],
      opposes: ['自己消气'],
    },
  ],
} as unknown as QuestionContentReply;

const spans = [{ start: 3, end: 5 }];

it('names what was found by its words', () => {
  const hits = [
    { criterionId: 'calm', kind: 'cue' as const, index: 1, spans },
    { criterionId: 'calm', kind: 'opposes' as const, index: 0, spans },
  ];
  expect(cueHits(content, { hits })).toEqual([
    { criterionId: 'calm', kind: 'cue', say: '理解', spans },
    { criterionId: 'calm', kind: 'opposes', say: '自己消气', spans },
  ]);
});

it('leaves out what the rubric does not hold', () => {
  const hits = [
    { criterionId: 'calm', kind: 'cue' as const, index: 7, spans },
    { criterionId: 'gone', kind: 'cue' as const, index: 0, spans },
  ];
  expect(cueHits(content, { hits })).toEqual([]);
});

it('takes two cues for the same only if criterion, kind and words agree', () => {
  const cue = { criterionId: 'calm', kind: 'cue', say: '坐下' } as const;
  expect(isSameCue(cue, { ...cue })).toBe(true);
  expect(isSameCue(cue, { ...cue, kind: 'opposes' })).toBe(false);
  expect(isSameCue(cue, { ...cue, criterionId: 'cause' })).toBe(false);
  expect(isSameCue(null, cue)).toBe(false);
});

import { expect, it } from 'vitest';
import type { QuestionContentReply } from '../../src/api/authoring-schemas.ts';
import { countCues, cueHits, familyHit, isSameCue } from '../../src/web/rubrics/cue-hits.ts';

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

const answer = '我会理解他';
const spans = [{ start: 2, end: 4 }];
const words = ['理解'];

it('names what was found by its words', () => {
  const hits = [
    { criterionId: 'calm', kind: 'cue' as const, index: 1, spans },
    { criterionId: 'calm', kind: 'opposes' as const, index: 0, spans },
  ];
  expect(cueHits({ content, answer, trial: { hits } })).toEqual([
    { criterionId: 'calm', kind: 'cue', say: '理解', spans, words },
    { criterionId: 'calm', kind: 'opposes', say: '自己消气', spans, words },
  ]);
});

it('leaves out what the rubric does not hold', () => {
  const hits = [
    { criterionId: 'calm', kind: 'cue' as const, index: 7, spans },
    { criterionId: 'gone', kind: 'cue' as const, index: 0, spans },
  ];
  expect(cueHits({ content, answer, trial: { hits } })).toEqual([]);
});

it('takes two cues for the same only if criterion, kind and words agree', () => {
  const cue = { criterionId: 'calm', kind: 'cue', say: '坐下' } as const;
  expect(isSameCue(cue, { ...cue })).toBe(true);
  expect(isSameCue(cue, { ...cue, kind: 'opposes' })).toBe(false);
  expect(isSameCue(cue, { ...cue, criterionId: 'cause' })).toBe(false);
  expect(isSameCue(null, cue)).toBe(false);
});

it('quotes each wording of the answer once', () => {
  const twice = '理解，很理解，懂';
  const found = [
    { start: 0, end: 2 },
    { start: 4, end: 6 },
    { start: 7, end: 8 },
  ];
  const hits = [{ criterionId: 'calm', kind: 'cue' as const, index: 1, spans: found }];
  expect(cueHits({ content, answer: twice, trial: { hits } })[0]?.words).toEqual(['理解', '懂']);
});

const nested = [
  { say: '@道歉|抱歉', weight: 0.4 },
  { say: '抱歉', weight: 0.2 },
  { say: '坐下', weight: 0.5 },
];
const hit = (say: string, kind: 'cue' | 'opposes' = 'cue') => ({ criterionId: 'calm', kind, say, spans, words });

it('counts nested cues as one, and what says the opposite among the found', () => {
  expect(countCues({ cues: nested }, [])).toEqual({ all: 2, found: 0 });
  expect(countCues({ cues: nested }, [hit('@道歉|抱歉'), hit('抱歉'), hit('消气', 'opposes')])).toEqual({
    all: 2,
    found: 2,
  });
});

it('takes the widest cue that was found for the whole family', () => {
  const family = { positions: [0, 1] };
  expect(familyHit(family, nested, [hit('抱歉'), hit('@道歉|抱歉')])?.say).toBe('@道歉|抱歉');
  expect(familyHit(family, nested, [hit('坐下')])).toBeUndefined();
});

import { expect, it } from 'vitest';
import { proposalChecks, proposalKinds } from '../../src/authoring/propose/proposed-item.ts';
import type * as authoringErrors from '../../src/domain/authoring-errors.ts';
import { leftOutReasons, uncertaintyCodes } from '../../src/domain/document-reading.ts';
import type { DerivationNote } from '../../src/domain/rubric-draft.ts';
import { lintCodes, mutationKinds } from '../../src/domain/rubric-report.ts';
import { en } from '../../src/web/locales/en.ts';
import { zh } from '../../src/web/locales/zh.ts';
import { checkWords } from '../../src/web/rubrics/check-words.ts';
import { derivationWords } from '../../src/web/rubrics/derivation-words.ts';
import { uncertaintyWords } from '../../src/web/rubrics/uncertainty-words.ts';
import { findKnownProblem } from '../../src/web/service/known-problem.ts';

/** Every code of a note: one that is new to this list does not compile. */
const notes: Readonly<Record<DerivationNote['code'], true>> = {
  'points-stated': true,
  'points-even': true,
  'points-remainder': true,
  'label-made': true,
  'few-words': true,
  'practice-answers-left': true,
  'proposal-used': true,
  'proposal-refused': true,
};

type Errors = typeof authoringErrors;
type ErrorCode = { [Name in keyof Errors]: InstanceType<Errors[Name]>['code'] }[keyof Errors];

const errors: Readonly<Record<ErrorCode, true>> = {
  'document-unreadable': true,
  'no-questions': true,
  uncertain: true,
  'draft-not-found': true,
  'draft-changed': true,
  'rubric-unsound': true,
  'version-exists': true,
  'rubric-not-found': true,
  'import-not-found': true,
};

it.each([...proposalChecks, ...lintCodes, ...mutationKinds, 'bullet-dropped calm'])(
  'has words for a proposal that failed at %s',
  (code) => {
    expect(checkWords(code)[0]).not.toBe('check.unknown');
  },
);

it.each(Object.keys(notes))('has words for the note %s of a derivation', (code) => {
  expect(derivationWords({ code, facts: {} })).toBeDefined();
});

it.each(Object.keys(errors))('has words for the refusal %s', (code) => {
  expect(findKnownProblem(code)).toBe(code);
});

const names = [
  ...mutationKinds.flatMap((kind) => [`mutant.${kind}`, `mutant.${kind}.what`]),
  ...lintCodes.map((code) => `lint.${code}`),
  ...leftOutReasons.map((reason) => `source.leftOut.${reason}`),
  ...uncertaintyCodes.flatMap((code) => uncertaintyWords({ code, facts: {} }).map(([key]) => key)),
  ...proposalKinds.map((kind) => `propose.kind.${kind}`),
];

it.each(names)('has a text %s in both languages', (name) => {
  expect(Object.keys(zh)).toContain(name);
  expect(Object.keys(en)).toContain(name);
});

const sentences = (code: (typeof uncertaintyCodes)[number], facts: Record<string, string | number>) =>
  uncertaintyWords({ code, facts }).map(([key, values]) =>
    zh[key].replace(/\{\{(\w+)\}\}/g, (_, name: keyof typeof values) => String(values[name])),
  );

it('says which words of running text were left out', () => {
  expect(sentences('points-from-text', { found: 4, dropped: '我会做到' }).at(-1)).toBe(
    '前面的这几个字没有收进来：“我会做到”。',
  );
  expect(sentences('points-from-text', { found: 4 })).toHaveLength(1);
});

it('says which number a question should have, and how many points were joined', () => {
  expect(sentences('numbering', { expected: 3, found: 5 }).at(-1)).toBe('该是 3，写的是 5。');
  expect(sentences('odd-point-count', { found: 23, most: 20 }).at(-1)).toBe(
    '共 23 个，最多 20 个，多出来的并进了最后一个。',
  );
  expect(sentences('odd-point-count', { found: 1 })).toHaveLength(1);
});

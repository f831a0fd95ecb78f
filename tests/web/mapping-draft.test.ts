import { describe, expect, it } from 'vitest';
import { type MappingDraft, toMapping, toMappingDraft, withQuestion } from '../../src/web/batches/mapping-draft.ts';

const long = { layout: 'long', candidate: '姓名', question: '题目', answer: '回答' } as const;
const wide = {
  layout: 'wide' as const,
  candidate: '编号',
  answers: [
    { column: 'Q1', questionId: 'a' },
    { column: 'Q2', questionId: 'b' },
  ],
};
const wideColumns = ['编号', 'Q1', 'Q2', '备注'];
const draftOf = (changes: Partial<MappingDraft>): MappingDraft => ({ ...toMappingDraft(long), ...changes });

describe('a mapping that somebody chooses', () => {
  it('is the suggestion itself while nothing is changed', () => {
    expect(toMapping(toMappingDraft(long), ['姓名', '题目', '回答'])).toEqual({ mapping: long });
    expect(toMapping(toMappingDraft(wide), wideColumns)).toEqual({ mapping: wide });
  });

  it.each([
    { draft: toMappingDraft(null), problems: ['candidate-missing', 'question-missing', 'answer-missing'] },
    { draft: draftOf({ answer: '题目' }), problems: ['column-twice'] },
    { draft: draftOf({ answer: null, question: '姓名' }), problems: ['answer-missing', 'column-twice'] },
    { draft: draftOf({ layout: 'wide', candidate: null }), problems: ['candidate-missing', 'no-answers'] },
    { draft: draftOf({ layout: 'wide', questionOf: { Q1: 'a', Q2: 'a' } }), problems: ['question-twice'] },
    { draft: draftOf({ layout: 'wide', candidate: 'Q1', questionOf: { Q1: 'a' } }), problems: ['no-answers'] },
  ])('says that it has $problems', ({ draft, problems }) => {
    expect(toMapping(draft, wideColumns)).toEqual({ problems });
  });

  it('leaves out columns that are ignored, and those of another sheet', () => {
    const draft = withQuestion(toMappingDraft(wide), 'Q1', null);
    expect(toMapping(draft, wideColumns)).toEqual({
      mapping: { ...wide, answers: [{ column: 'Q2', questionId: 'b' }] },
    });
    expect(toMapping(draft, ['编号'])).toEqual({ problems: ['no-answers'] });
  });

  it('lists the questions in the order of the table, whatever the order of choosing', () => {
    const chosen = [['Q2', 'b'] as const, ['Q1', 'a'] as const];
    const draft = chosen.reduce(
      (before, [column, questionId]) => withQuestion(before, column, questionId),
      draftOf({ layout: 'wide', candidate: '编号' }),
    );
    expect(toMapping(draft, wideColumns)).toEqual({ mapping: wide });
  });

  it('finds both layouts as they were after switching to and fro', () => {
    const there = { ...withQuestion(toMappingDraft(long), 'Q1', 'a'), layout: 'wide' as const };
    expect(toMapping({ ...there, layout: 'long' }, wideColumns)).toEqual({ mapping: long });
    expect(there.questionOf).toEqual({ Q1: 'a' });
  });
});

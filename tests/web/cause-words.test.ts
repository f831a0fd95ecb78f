import { expect, it } from 'vitest';
import { maxAnswerLength, maxCandidateIdLength } from '../../src/domain/answer-limits.ts';
import { rejectionCodes } from '../../src/domain/batch.ts';
import { columnNoteCodes, createColumnNote } from '../../src/tables/column-note.ts';
import { causeWords } from '../../src/web/batches/cause-words.ts';
import { noteWords } from '../../src/web/batches/note-words.ts';
import { en } from '../../src/web/locales/en.ts';
import { zh } from '../../src/web/locales/zh.ts';

const causeOf = (code: string) => ({ code, column: null, otherRow: 7, message: 'An English sentence' });

it.each(rejectionCodes)('says in both languages what %s means', (code) => {
  const [key = undefined] = causeWords(causeOf(code)) ?? [];
  expect(key).toBe(`cause.${code}`);
  expect(zh[`cause.${code}` as keyof typeof zh]).toMatch(/\p{Script=Han}/u);
  expect(en[`cause.${code}` as keyof typeof zh]).toMatch(/[a-z]/);
});

it.each(['duplicate-row', 'second-answer'])('names the other row of %s, and says nothing without it', (code) => {
  expect(causeWords(causeOf(code))).toEqual([`cause.${code}`, { row: 7 }]);
  expect(causeWords({ ...causeOf(code), otherRow: null })).toBeUndefined();
  for (const texts of [zh, en]) expect(texts[`cause.${code}` as keyof typeof zh]).toContain('{{row}}');
});

it('speaks of the value where a column of a JSON line is to blame, and of the line otherwise', () => {
  expect(causeWords({ ...causeOf('malformed-json'), column: '得分' })?.[0]).toBe('cause.malformed-json.value');
  expect(causeWords(causeOf('malformed-json'))?.[0]).toBe('cause.malformed-json');
});

it('has no words for codes that are new to it', () => {
  expect(causeWords(causeOf('toString'))).toBeUndefined();
  expect(noteWords({ code: 'toString', column: null, message: 'An English sentence' })).toBeUndefined();
});

it.each([
  { key: 'cause.answer-invalid', limit: maxAnswerLength.toLocaleString('en') },
  { key: 'cause.candidate-invalid', limit: `${maxCandidateIdLength}` },
] as const)('tells the limit that holds: $key, $limit', ({ key, limit }) => {
  expect(zh[key]).toContain(limit);
  expect(en[key]).toContain(limit);
});

it.each(columnNoteCodes)('says in both languages what the note %s means, and names the column', (code) => {
  const isOfColumn = !code.endsWith('-missing');
  const note = createColumnNote(code, isOfColumn ? '题号' : null, { filledCells: 3, unknownCells: 1 });
  const values = { column: isOfColumn ? '题号' : '', filled: 3, unknown: 1 };
  expect(noteWords(note)).toEqual([`note.${code}`, values]);
  expect(zh[`note.${code}`]).toMatch(/\p{Script=Han}/u);
  for (const texts of [zh, en]) expect(texts[`note.${code}`].includes('{{column}}')).toBe(isOfColumn);
});

it('cuts a name of a column that is as long as an answer', () => {
  const note = createColumnNote('answer-column-guessed', '长'.repeat(41));
  expect(noteWords(note)?.[1].column).toBe(`${'长'.repeat(40)}…`);
});

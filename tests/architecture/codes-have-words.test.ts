import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rejectionCodes } from '../../src/domain/batch.ts';
import { uncertaintyCodes } from '../../src/domain/document-reading.ts';
import { QuestionNotFoundError } from '../../src/domain/errors.ts';
import { flags } from '../../src/domain/flag.ts';
import { lintCodes } from '../../src/domain/rubric-report.ts';
import { engineFailureCodes } from '../../src/engines/engine-errors.ts';
import { lineLimitBytes } from '../../src/tables/text-line.ts';
import { causeWords } from '../../src/web/batches/cause-words.ts';
import { ENGINE_FAILURES } from '../../src/web/evidence/engine-failures.ts';
import { findKnownReason, reasonWords } from '../../src/web/evidence/review-reasons.ts';
import { en } from '../../src/web/locales/en.ts';
import { zh } from '../../src/web/locales/zh.ts';
import { derivationWords } from '../../src/web/rubrics/derivation-words.ts';
import { findKnownProblem } from '../../src/web/service/known-problem.ts';

/** What a pattern finds in the sources of a folder. */
function findIn(folder: string, pattern: RegExp): readonly string[] {
  const root = join(import.meta.dirname, '../../src', folder);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const sources = files.map((file) => readFileSync(join(root, file), 'utf8'));
  return sources.flatMap((source) => [...source.matchAll(pattern)].map((found) => found[1] ?? ''));
}

/** Codes of rows and answers, as they are written where they are made. */
const codesIn = (folder: string) => findIn(folder, /\b(?:error_)?code: '(?!table-)([a-z-]+)'/g);

const codesOfItems = [
  // What is uncertain in a document, and how a rubric came about, has words of its own: tests/web/rubric-words.test.ts.
  ...['workflows', 'threads', 'storage']
    .flatMap(codesIn)
    .filter((code) => ![...uncertaintyCodes, ...lintCodes].some((ofRubrics) => ofRubrics === code))
    .filter((code) => derivationWords({ code, facts: {} }) === undefined),
  new QuestionNotFoundError('none', []).code,
];

it('lists every code with which rows of a file cannot be read', () => {
  const found = codesIn('tables');
  expect(found).toContain('field-count');
  expect(found.filter((code) => !rejectionCodes.some((known) => known === code))).toEqual([]);
});

it('has words on the page for every code with which answers of a batch fail', () => {
  expect(codesOfItems).toEqual(
    expect.arrayContaining(['answer-erased', 'evaluation-failed', 'evaluation-thread-ended', 'worker-ended']),
  );
  const wordless = codesOfItems.filter((code) => causeWords({ code, otherRow: 1, message: '' }) === undefined);
  expect(wordless).toEqual([]);
});

it('has words on the page for every code with which files are refused', () => {
  const found = findIn('tables', /'(table-[a-z-]+)'/g);
  expect(found).toContain('table-empty');
  expect(
    [...found, ...findIn('storage', /code = '(upload-[a-z-]+)'/g)].filter((code) => !findKnownProblem(code)),
  ).toEqual([]);
});

it('has words on the page for every reason for which an engine cannot judge', () => {
  expect([...ENGINE_FAILURES].sort()).toEqual([...engineFailureCodes].sort());
  for (const code of engineFailureCodes) {
    expect(findKnownProblem(code)).toBe(code);
    expect(causeWords({ code, message: '' })).toEqual([`problem.${code}`, { row: 0 }]);
  }
});

it('has words on the page for every reason to look at an evaluation that is not a flag', () => {
  const found = codesIn('scoring');
  expect(found).toEqual(expect.arrayContaining(['engines-disagree', 'engine-failed', 'low-confidence', 'unscored']));
  expect(found.filter((code) => findKnownReason(code) === undefined)).toEqual([]);
  expect([...found, ...flags].filter((code) => reasonWords(code) === undefined)).toEqual([]);
});

it('has words on the page for every refusal in the making of rubrics', () => {
  const source = readFileSync(join(import.meta.dirname, '../../src/domain/authoring-errors.ts'), 'utf8');
  const codes = [...source.matchAll(/readonly code = '([a-z-]+)'/g)].map(([, code]) => code);
  expect(codes).toContain('draft-changed');
  expect(codes.filter((code) => findKnownProblem(code) === undefined)).toEqual([]);
});

it.each([
  ['access', 'sign-in-failed'],
  ['review', 'review-lock-lost'],
])('has words on the page for every refusal about %s', (about, one) => {
  const source = readFileSync(join(import.meta.dirname, `../../src/domain/${about}-errors.ts`), 'utf8');
  const codes = [...source.matchAll(/readonly code = '([a-z-]+)'|'(link-[a-z]+(?:-[a-z]+)?)'(?= [|;]|;)/g)].map(
    ([, code, fault]) => code ?? fault,
  );
  expect(codes).toContain(one);
  // No page asks for patterns of overrides yet.
  const reached = codes.filter((code) => code !== 'override-pattern-not-found');
  expect(reached.filter((code) => findKnownProblem(code) === undefined)).toEqual([]);
});

it('tells on the page how long a row may be', () => {
  for (const texts of [zh, en]) expect(texts['cause.row-too-long']).toContain(`${lineLimitBytes / 1024} kB`);
});

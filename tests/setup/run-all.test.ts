import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { countTests, testProjects, whyNoBrowserTests } from '../../scripts/run-all-steps.mjs';
import config from '../../vitest.config.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'run-all-'));
});

afterEach(() => rmSync(root, { recursive: true }));

const report = (overrides: object) =>
  JSON.stringify({
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
    ...overrides,
  });

const brokenFile = { status: 'failed', assertionResults: [] };
const fileWithFailure = { status: 'failed', assertionResults: [{ status: 'failed' }] };

it.each([
  { why: 'a good run', overrides: {}, exitedWell: true, failed: 0 },
  {
    why: 'one failed test, not again for its file',
    overrides: { numFailedTests: 1, testResults: [fileWithFailure] },
    exitedWell: false,
    failed: 1,
  },
  { why: 'a file that does not load', overrides: { testResults: [brokenFile] }, exitedWell: false, failed: 1 },
  { why: 'a bad end without a failed test', overrides: {}, exitedWell: false, failed: 1 },
])('counts $failed failures for $why', ({ overrides, exitedWell, failed }) => {
  expect(countTests(report(overrides), exitedWell)).toEqual({ passed: 3, failed, skipped: 2 });
});

it('counts a run without a report as failed, even if it claims success', () => {
  expect(countTests(undefined, true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('leaves out no project of vitest in a full run', () => {
  const names = config.test?.projects?.map((project) => (project as { test: { name: string } }).test.name);
  expect(testProjects.all.toSorted()).toEqual(names?.toSorted());
});

it('says that Chromium is missing and how to get it', () => {
  expect(whyNoBrowserTests(root, undefined)).toContain('apt-get install chromium');
});

it('says when there are no browser tests, so that their absence is not taken for success', () => {
  mkdirSync(join(root, 'tests/browser'), { recursive: true });
  writeFileSync(join(root, 'tests/browser/start-browser.ts'), '');
  expect(whyNoBrowserTests(root, '/bin/chromium')).toContain('no tests');
});

it('runs the browser tests when there are some and a Chromium', () => {
  mkdirSync(join(root, 'tests/browser/pages'), { recursive: true });
  writeFileSync(join(root, 'tests/browser/pages/home.test.ts'), '');
  expect(whyNoBrowserTests(root, '/bin/chromium')).toBeUndefined();
});

it('finds the first Chromium on PATH', () => {
  const path = ['/a', '/b'].join(delimiter);
  const there = [join('/b', 'chromium'), join('/b', 'google-chrome')];
  expect(findChromium({ PATH: path }, (file) => there.includes(file))).toBe(join('/b', 'chromium'));
});

it('takes the Chromium that CHROMIUM_PATH names, and no other if that one is missing', () => {
  const environment = { CHROMIUM_PATH: '/own/chrome', PATH: '/usr/bin' };
  expect(findChromium(environment, () => true)).toBe('/own/chrome');
  expect(findChromium(environment, (file) => file !== '/own/chrome')).toBeUndefined();
});

import { type Browser, chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { findChromium } from '../../../scripts/find-chromium.mjs';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const executablePath = findChromium();

/** True where browser tests can't run; in CI that is a failure, see `requireChromium`. */
export const isChromiumMissing = executablePath === undefined;

/** Add a test that says in plain words why the others of this file are skipped, and fails in CI. */
export function requireChromium(): void {
  if (!isChromiumMissing) return;
  const message = 'No Chromium found. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.';
  const inCi = process.env.CI === 'true' || process.env.CI === '1';
  if (inCi) it('has a browser to test with', () => expect.fail(message));
  else it.skip(`browser tests: ${message}`, () => {});
}

export function launchBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('requireChromium() guards every browser test');
  return chromium.launch({ executablePath, args: FLAGS });
}

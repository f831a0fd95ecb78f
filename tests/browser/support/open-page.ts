import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';

/** A page in a fresh profile, and everything about it that must never happen. */
export type WatchedPage = {
  readonly page: Page;
  /** Check that the page asked no other host for anything and reported no error, then close it. */
  readonly close: () => Promise<void>;
};

/** Failed requests are logged by the browser and by React; tests of error states cause them on purpose. */
const EXPECTED = /Failed to load resource|Failed to fetch dynamically imported module/;

export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  // A click on something that still moves can press and let go at two places; pages do not move for who asks for that.
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  const { origin } = new URL(url);
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) complaints.push(`request to ${request.url()}`);
  });
  page.on('console', (message) => {
    const isBad = message.type() === 'error' || message.type() === 'warning';
    if (isBad && !EXPECTED.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url);
  return {
    page,
    close: async () => {
      await context.close();
      expect(complaints).toEqual([]);
    },
  };
}

/** How far the page is wider than its window; 0 when nothing has to be scrolled sideways. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

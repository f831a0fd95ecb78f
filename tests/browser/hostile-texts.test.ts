import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finishedBatch } from './support/canned-batches.ts';
import { complaintAnswer, mixedEvaluation } from './support/canned-evaluations.ts';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { type FakeService, startFakeService } from './support/fake-service.ts';
import { openPage } from './support/open-page.ts';

requireChromium();

const markup = `<img src="/v1/hit" onerror="window.hit=1"><script>window.hit=1</script><a href="javascript:window.hit=1">`;

/** Fields that hold what a person or a file said. */
const said = /^(prompt|text|answer|name|label|reason|note|fileName|candidateId|excerpt|message|title|invitedBy|quote)$/;

/** Put markup behind every text that somebody wrote. Evidence must stay what it is in the answer. */
function poison(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(poison);
  if (typeof value !== 'object' || value === null) return value;
  const isEvidence = 'start' in value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isSaid = typeof inner === 'string' && said.test(key) && !isEvidence;
      return [key, isSaid ? inner + markup : poison(inner)];
    }),
  );
}

describe.skipIf(isChromiumMissing)('markup that people write', () => {
  let browser: Browser;
  let service: FakeService;
  beforeAll(async () => {
    service = await startFakeService();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  /** Open a page whose every reply is poisoned. */
  async function openPoisoned() {
    service.access.requireSignIn('owner');
    service.reviews.reset();
    service.batches.put(finishedBatch);
    service.respond({ evaluation: { body: mixedEvaluation } });
    const opened = await openPage(browser, 'about:blank');
    const asked: string[] = [];
    await opened.page.route('**/v1/**', async (route) => {
      const url = route.request().url();
      asked.push(new URL(url).pathname);
      if (url.endsWith('/events')) return await route.abort();
      const reply = await route.fetch();
      if (!reply.headers()['content-type']?.includes('json')) return await route.fulfill({ response: reply });
      await route.fulfill({ response: reply, json: poison(await reply.json()) });
    });
    return { ...opened, asked };
  }

  /** How often the markup is to be read, and how much of it was taken for markup. */
  const look = (page: Page) =>
    page.evaluate(() => ({
      read: (document.querySelector('main')?.textContent ?? '').split('onerror="window.hit=1"').length - 1,
      taken: document.querySelectorAll('img[onerror], script:not([src]), a[href^="javascript"]').length,
      hit: 'hit' in window,
    }));

  it('shows markup in whatever people wrote as the text that it is, on every page', async () => {
    const { page, asked } = await openPoisoned();
    await page.goto(service.url);
    await page.getByRole('textbox', { name: '你的回答' }).fill(complaintAnswer + markup);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('link', { name: '打开这份回答' }).waitFor();
    const hashes = [
      '',
      '#answer=rec-42',
      '#answers',
      '#batches',
      '#batch=b1',
      '#reviews',
      '#review=t-appeal',
      '#record=rec-42',
    ];
    for (const hash of [...hashes, '#rubrics', '#people']) {
      await page.goto(`${service.url}${hash}`);
      await eventually(async () => [hash, (await look(page)).read > 0]).toEqual([hash, true]);
      expect([hash, await look(page)]).toMatchObject([hash, { taken: 0, hit: false }]);
    }
    expect(asked).not.toContain('/v1/hit');
    // Markup that got in all the same would be seen here, and the service's policy keeps it from running.
    await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), markup);
    await eventually(() => asked.includes('/v1/hit')).toBe(true);
    await page.locator('a[href^="javascript"]').evaluate((link) => (link as HTMLElement).click());
    expect(await look(page)).toMatchObject({ taken: 3, hit: false });
    await page.context().close();
  });
});

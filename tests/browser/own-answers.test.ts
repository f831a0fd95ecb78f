import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { complaintAnswer, mixedEvaluation } from './support/canned-evaluations.ts';
import { decidedReviews } from './support/canned-reviews.ts';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { type FakeService, startFakeService } from './support/fake-service.ts';
import { openPage, sidewaysOverflow } from './support/open-page.ts';
import { problem } from './support/problem.ts';
import { selectWords } from './support/select-words.ts';

requireChromium();

describe.skipIf(isChromiumMissing)('one’s own answers', () => {
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
  beforeEach(() => {
    service.access.requireSignIn('candidate');
    service.reviews.reset();
  });

  const open = (hash: string, options = {}) => openPage(browser, `${service.url}${hash}`, options);

  it('leads from the fresh result to contesting a criterion with words of the answer', async () => {
    service.respond({ evaluation: { body: mixedEvaluation } });
    const { page, close } = await open('#question=counter-complaint');
    await page.getByRole('textbox', { name: '你的回答' }).fill(complaintAnswer);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('link', { name: '打开这份回答' }).click();
    await page.getByText('目前是机器的评分').waitFor();
    await page.getByRole('button', { name: '对一个要点提出异议' }).click();
    expect(await page.locator('.appeal-form').getByRole('radio').count()).toBe(2); // what is covered cannot be contested
    await page.getByRole('button', { name: '发出' }).click();
    await page.getByText('请选一个要点').waitFor();
    expect(service.reviews.received.filter(({ request }) => request.endsWith('/appeals'))).toEqual([]);
    await page.getByRole('radio', { name: '解决与补救' }).check();
    await selectWords(page, '.selectable-answer', '再给他一张优惠券');
    const quote = page.getByRole('textbox', { name: '说到它的原话' });
    await eventually(() => quote.inputValue()).toBe('再给他一张优惠券');
    await page.getByRole('textbox', { name: '为什么算说到了' }).fill('优惠券就是补偿');
    const refused = problem(409, 'appeal-state', 'It was contested already');
    service.reviews.override('POST /v1/evaluations/rec-42/appeals', refused);
    await page.getByRole('button', { name: '发出' }).click();
    await page.getByText('这个要点现在不能申诉').waitFor();
    expect(await quote.inputValue()).toBe('再给他一张优惠券');
    service.reviews.override('POST /v1/evaluations/rec-42/appeals', undefined);
    await page.getByRole('button', { name: '发出' }).click();
    await page.getByText('发出去了').waitFor();
    expect(service.reviews.received.findLast(({ request }) => request.endsWith('/appeals'))?.body).toEqual({
      criterionId: 'remedy',
      quote: '再给他一张优惠券',
      message: '优惠券就是补偿',
    });
    await page.getByText('等面试官看').waitFor();
    await page.getByRole('button', { name: '对一个要点提出异议' }).click();
    expect(await page.locator('.appeal-form').getByRole('radio').count()).toBe(1);
    await close();
  });

  it('shows what people decided first, with the reason, and names nobody', async () => {
    service.reviews.setReviews(decidedReviews);
    const { page, close } = await open('#answers');
    await page.getByText('面试官看过').waitFor();
    expect(await page.locator('.own-points').textContent()).toBe('9 / 12 分');
    expect(await page.getByRole('region', { name: '我的申诉' }).textContent()).toContain('已有结果');
    await page.locator('.own-answers a').click();
    const said = page.getByRole('region', { name: '面试官看过了' });
    await said.waitFor();
    expect(await said.textContent()).toMatch(
      /现在的得分：9 \/ 12 分[\s\S]*解决与补救[\s\S]*面试官改判：说清楚了，3 \/ 3 分。[\s\S]*理由：先查了原因，又给了补偿/,
    );
    expect(await page.locator('main').textContent()).not.toContain('李娜');
    await close();
  });

  it('fits a phone', async () => {
    service.reviews.setReviews(decidedReviews);
    const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
    const { page, close } = await open('#answer=rec-42', phone);
    await page.getByRole('button', { name: '对一个要点提出异议' }).tap();
    expect(await sidewaysOverflow(page)).toBe(0);
    await close();
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { finishedBatch } from './support/canned-batches.ts';
import { planFor } from './support/canned-plan.ts';
import { findChineseTexts } from './support/chinese-texts.ts';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { type FakeService, startFakeService } from './support/fake-service.ts';
import { openPage, sidewaysOverflow } from './support/open-page.ts';
import { problem } from './support/problem.ts';

requireChromium();

describe.skipIf(isChromiumMissing)('what to read first', () => {
  let browser: Browser;
  let service: FakeService;
  beforeAll(async () => {
    service = await startFakeService();
    browser = await launchBrowser();
  });
  beforeEach(() => {
    service.batches.clear();
    service.batches.put(finishedBatch);
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  const open = async (options = {}) => {
    const opened = await openPage(browser, `${service.url}#batch=b1`, options);
    await opened.page.getByRole('button', { name: '挑一下' }).click();
    return opened;
  };
  const names = (page: Page) => page.locator('.review-plan .open-item').allInnerTexts();
  const asked = () => service.batches.received.map(({ path }) => path).filter((path) => path.includes('review-plan'));

  it('picks 40 unless told otherwise, most doubtful first, and says why', async () => {
    const { page, close } = await open();
    await page.locator('.review-plan .open-item').first().waitFor();
    expect(asked()).toEqual(['/v1/batches/b1/review-plan?budget=40']);
    expect((await names(page)).slice(0, 2)).toEqual(['候选人117\n第 118 行', '候选人113\n第 114 行']);
    const first = await page.locator('.review-plan').getByRole('row').nth(1).textContent();
    expect(first).toMatch(
      /7\.5 \/ 12.*2\.5 分.*最拿不准：解决与补救（把握 52%）.*各引擎看法不一.*有几句像是写给评分者的/,
    );
    expect(first).not.toContain('把握不大：');
    await close();
  });

  it('says what is expected to be wrong with the rest, that this is an estimate, and what is in no figure', async () => {
    const { page, close } = await open();
    await page
      .getByText('看完这 30 份，其余 88 份预计平均每份差 0.16 分，约 4% 的判断有误；不看的话，全部平均每份差 0.6 分。')
      .waitFor();
    expect(await page.locator('.review-plan').textContent()).toMatch(
      /不是实测。 其余里还有 1 个要点没有评分。 另有 2 份没有评估结果，不算在内。/,
    );
    await close();
  });

  it('plans again for another number, and leafs through the picks in their order', async () => {
    const { page, close } = await open();
    await page.getByLabel('有时间看多少份').fill('2');
    await page.getByText('看完这 2 份，其余 116 份').waitFor();
    expect(await names(page)).toHaveLength(2);
    await page.locator('.review-plan .open-item').first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('候选人117').waitFor();
    await drawer.getByRole('button', { name: '下一份' }).click();
    await drawer.getByText('候选人113').waitFor();
    expect(await drawer.getByRole('button', { name: '下一份' }).isDisabled()).toBe(true);
    await close();
  });

  it('says when nothing is left over, and when there is nothing to pick from', async () => {
    const none = { answers: 0, expectedError: 0, verdicts: 0, unscored: 0 };
    const empty = { ...none, meanExpectedError: null, expectedWrongShare: null };
    const override = (body: object) => service.batches.override('GET /v1/batches/b1/review-plan', { body });
    override({ ...planFor(40), rest: empty });
    const { page, close } = await open();
    await page.getByText('评好的 30 份都在里面').waitFor();
    expect(await page.getByText('不是实测').count()).toBe(0);
    override({ ...planFor(40), picks: [], before: empty, rest: empty });
    await page.getByLabel('有时间看多少份').fill('7');
    await page.getByText('还没有评好的回答可以挑').waitFor();
    await close();
  });

  it('explains why nothing could be picked, and tries again', async () => {
    service.batches.override('GET /v1/batches/b1/review-plan', problem(503, 'store-unavailable', 'gone'));
    const { page, close } = await open();
    await page.getByText('没能挑出来').waitFor();
    service.batches.override('GET /v1/batches/b1/review-plan', undefined);
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByText('看完这 30 份').waitFor();
    await close();
  });

  it('is all in English on an English page, and needs no sideways scrolling at 360 pixels', async () => {
    const { page, close } = await open({ viewport: { width: 360, height: 740 } });
    await page.getByText('English', { exact: true }).click();
    await page.getByText('Once you have read these 30').waitFor();
    const labels = [
      '.items-table',
      '.open-item',
      '.question-name',
      '.pick-reasons',
      '.batch-facts',
      '.language-switch',
      'h2',
    ];
    expect((await findChineseTexts(page, labels)).filter((text) => text !== '中文')).toEqual([]);
    expect(await page.locator('.pick-reasons').first().textContent()).toContain('Least sure: 解决与补救 (52% sure)');
    expect(await sidewaysOverflow(page)).toBe(0);
    await close();
  });
});

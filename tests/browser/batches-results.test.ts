import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { finishedBatch } from './support/canned-batches.ts';
import { complaintAnswer } from './support/canned-evaluations.ts';
import { findChineseTexts } from './support/chinese-texts.ts';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { type FakeService, startFakeService } from './support/fake-service.ts';
import { openPage, sidewaysOverflow } from './support/open-page.ts';
import { problem } from './support/problem.ts';

requireChromium();

describe.skipIf(isChromiumMissing)('the results of a batch', () => {
  let browser: Browser;
  let service: FakeService;
  beforeAll(async () => {
    service = await startFakeService();
    browser = await launchBrowser();
  });
  beforeEach(() => {
    service.access.openDemo();
    service.batches.clear();
    service.batches.put(finishedBatch);
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  const open = async (options = {}) => {
    const opened = await openPage(browser, `${service.url}#batch=b1`, options);
    await opened.page.locator('.open-item').first().waitFor();
    return opened;
  };
  const row = (page: Page, candidate: string) =>
    page.getByRole('row').filter({ has: page.getByText(candidate, { exact: true }) });
  const drawer = (page: Page) => page.getByRole('dialog');
  const closeDrawer = async (page: Page) => {
    await page.keyboard.press('Escape');
    await drawer(page).waitFor({ state: 'hidden' });
    // It gives the focus back when it has slid out; a list that is opened before would close again.
    await page.waitForFunction(() => document.querySelector('.ant-drawer')?.contains(document.activeElement) !== true);
  };
  const openTab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
  const pick = async (page: Page, label: string, option: string) => {
    await page.getByRole('combobox', { name: label, exact: true }).click();
    await page.locator('.ant-select-item-option').getByText(option).click();
  };

  it('shows points, verdicts, flags and the mark for review, and of failed and erased answers what is known', async () => {
    const { page, close } = await open();
    const first = await row(page, '候选人1').textContent();
    expect(first).toMatch(/7\.5 \/ 12.*安抚情绪：说清楚了.*解决与补救：说到一半.*回访与复盘：说反了/);
    expect(first).toMatch(/建议人工看有几句像是写给评分者的/);
    expect(await row(page, '候选人2').textContent()).toContain('总分待定');
    expect(await row(page, '候选人3').textContent()).not.toContain('建议人工看');
    expect(await row(page, '已删除').textContent()).toContain('回答原文已删除');
    await pick(page, '状态', '失败');
    await row(page, '候选人119').waitFor();
    expect(await row(page, '候选人119').textContent()).toMatch(/失败.*评估时出了错，可以重试/);
    await close();
  });

  it('leads from the next step to those for review, turns pages, and begins anew with another filter', async () => {
    const { page, close } = await open();
    await page.getByRole('button', { name: '只看这些' }).click();
    await row(page, '候选人2').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('results-title');
    expect(await page.locator('.open-item').count()).toBe(30);
    await page.getByRole('checkbox', { name: /只看建议人工看的/ }).uncheck();
    await row(page, '候选人50').waitFor();
    await page.getByRole('button', { name: '下一页' }).click();
    await row(page, '候选人51').waitFor();
    expect(await page.getByText('第 2 页').isVisible()).toBe(true);
    await page.getByRole('button', { name: '上一页' }).click();
    await row(page, '候选人1').waitFor();
    await page.getByRole('button', { name: '下一页' }).click();
    await row(page, '候选人51').waitFor();
    await pick(page, '题目', '客户在网上发了差评');
    await row(page, '候选人2').waitFor();
    expect(await row(page, '候选人1').count()).toBe(0);
    await close();
  });

  it('opens an answer by keyboard with its evidence, leafs on, and returns to where one was', async () => {
    const { page, close } = await open();
    await page.getByRole('button', { name: /^候选人1 / }).focus();
    await page.keyboard.press('Enter');
    await drawer(page).locator('.total-number').waitFor();
    expect(
      await drawer(page)
        .locator('.submitted-text')
        .evaluate((it) => it.textContent),
    ).toBe(complaintAnswer);
    const text = await drawer(page).textContent();
    expect(text).toMatch(/说明有几句像是写给评分者的[\s\S]*说清楚了[\s\S]*原话[\s\S]*给候选人的建议/);
    expect(text).toContain('存为记录 rec-42-0');
    expect(text).not.toContain('你的原话');
    expect(await drawer(page).getByRole('button', { name: '上一份' }).isDisabled()).toBe(true);
    await drawer(page).getByRole('button', { name: '下一份' }).click();
    await drawer(page).getByText('候选人2', { exact: true }).waitFor();
    await closeDrawer(page);
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('候选人1'));
    await close();
  });

  it('shows what people decided beside the machine’s points, leads to both, and invites the candidate', async () => {
    service.access.requireSignIn('interviewer');
    const { page, close } = await open();
    const row = page.locator('.ant-table-row').filter({ hasText: '候选人5' }).first();
    await row.waitFor();
    expect(await row.textContent()).toMatch(/9 \/ 12[\s\S]*机器 7\.5[\s\S]*2 人复核过/);
    await row.getByRole('button', { name: /候选人5/ }).click();
    await drawer(page).getByText('以人的决定为准：9 / 12 分（2 人复核过）').waitFor();
    expect(await drawer(page).getByRole('link', { name: '机器和人的评分' }).getAttribute('href')).toBe(
      '#record=rec-42-4',
    );
    await drawer(page).getByRole('button', { name: '请这位候选人来看' }).click();
    const link = drawer(page).getByRole('textbox', { name: /给“候选人5”的链接/ });
    await link.waitFor();
    expect(await link.inputValue()).toContain('#invitation=');
    expect(service.access.received.findLast(({ request }) => request === 'POST /v1/invitations')?.body).toEqual({
      role: 'candidate',
      answersOf: { batchId: 'b1', candidateId: '候选人5' },
    });
    await close();
  });

  it('says of an erased answer that only numbers are left, and of a failed one that it is no zero', async () => {
    const { page, close } = await open();
    await row(page, '已删除').click();
    await drawer(page).getByText('只留下数字').waitFor();
    expect(await drawer(page).locator('.total-number').textContent()).toContain('7.5 / 12 分');
    expect(await drawer(page).locator('.submitted-text').count()).toBe(0);
    await closeDrawer(page);
    await pick(page, '状态', '失败');
    await row(page, '候选人120').click();
    await drawer(page).getByText('失败不等于 0 分').waitFor();
    expect(await drawer(page).locator('.plain-answer').textContent()).toBe(complaintAnswer);
    await close();
  });

  it('draws distributions with their figures, as a table too, and points out what separates nobody', async () => {
    const { page, close } = await open();
    await openTab(page, '得分分布');
    const first = page.getByRole('region', { name: /柜台投诉/ });
    await first.waitFor();
    expect(await first.locator('.figures').textContent()).toBe(
      '份数60平均分7.53 / 12 (63%)中位数7.5中间一半6 – 9建议人工看30没有总分1',
    );
    expect(await first.locator('.share-words').first().textContent()).toContain('说清楚了 67%');
    const bars = first.getByRole('table', { name: '各得分有多少份' }).getByRole('row');
    expect(await bars.allTextContents()).toEqual(expect.arrayContaining(['得分份数', '1.51', '7.514']));
    expect(await first.getByText('这一条几乎区分不出谁更好').count()).toBe(1);
    expect(await page.getByText('可能太难').count()).toBe(1);
    await close();
  });

  it('leads from answers that repeat each other, or the model answer, to the answers', async () => {
    const { page, close } = await open();
    await openTab(page, '相似回答');
    const same = page.locator('.cluster', { hasText: '3 份一模一样' });
    await same.getByRole('button', { name: '第 6 行' }).click();
    await drawer(page).getByText('候选人5', { exact: true }).waitFor();
    await drawer(page).getByRole('button', { name: '下一份' }).click();
    await drawer(page).getByText('候选人11', { exact: true }).waitFor();
    await closeDrawer(page);
    expect(await page.locator('.cluster', { hasText: '2 份大同小异' }).textContent()).toContain('第 24 行71%');
    expect(await page.locator('.copies').textContent()).toContain('83% 和示范答案相同，最长连续 41 个字词');
    await close();
  });

  it('offers every format as a plain link', async () => {
    const { page, close } = await open();
    for (const format of ['csv', 'xlsx', 'ndjson']) {
      const link = page.getByRole('link', { name: format.toUpperCase(), exact: true });
      expect(await link.getAttribute('href')).toBe(`/v1/batches/b1/results.${format}`);
      expect(await link.getAttribute('download')).toBe('');
    }
    await close();
  });

  it.each([
    { tab: '得分分布', path: 'distributions', says: '统计没有取到', mended: '各得分有多少份' },
    { tab: '相似回答', path: 'similar-answers', says: '比较结果没有取到', mended: '3 份一模一样' },
  ])('offers another attempt when $path do not come', async ({ tab, path, says, mended }) => {
    service.batches.override(`GET /v1/batches/b1/${path}`, problem(500, 'internal', 'broken'));
    const { page, close } = await open();
    await openTab(page, tab);
    await page.getByText(says).waitFor();
    service.batches.override(`GET /v1/batches/b1/${path}`, undefined);
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByText(mended).first().waitFor();
    await close();
  });

  it('is all English after the switch, except what bank, file and candidates say, and fits a phone', async () => {
    const { page, close } = await open({ viewport: { width: 360, height: 740 } });
    await page.getByText('English', { exact: true }).click();
    const fromElsewhere = [
      '.rejected-rows .cause',
      '.batch-name',
      'h2',
      '.batch-facts',
      '.open-item',
      '.excerpt',
      '.verdict-row',
      '.share-label',
      '.pick-reasons',
    ];
    const answer = ['.submitted-text', '.quote', '.ant-drawer-title'];
    const check = async () => {
      expect(await findChineseTexts(page, [...fromElsewhere, ...answer])).toEqual(['中文']);
      expect(await sidewaysOverflow(page)).toBe(0);
    };
    await check();
    await page.getByText('Rows that were not read: 23').click();
    expect(await page.locator('.cause').nth(1).textContent()).toBe(
      'Column “题目”: The bank has no such question. Give its id, its number or its wording.',
    );
    await page.locator('.open-item').first().click();
    await drawer(page).locator('.total-number').waitFor();
    expect(await drawer(page).evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
    await check();
    await closeDrawer(page);
    const tabs = [
      ['Read first', 'Once you have read'] as const,
      ['Points', 'Answers by points'] as const,
      ['Similar', '3 are the same'] as const,
    ];
    for (const [tab, content] of tabs) {
      await openTab(page, tab);
      await page.getByText(content).first().waitFor();
      await check();
    }
    await close();
  });
});

import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTable } from '../../src/tables/open-table.ts';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { openPage } from './support/open-page.ts';
import { type RealService, startRealService } from './support/real-service.ts';

requireChromium();

const good = '我会先请这位客户到休息区坐下，倒杯水，让他把话说完，再跟他说让您久等了对不起，然后去查叫号记录。';

/** Thirty answers, one of them to a question that is not there, one row too short, and one that comes twice. */
const file = [
  '姓名,题目,回答',
  ...Array.from({ length: 28 }, (_, index) => `考生${index},第4题,${good}我的编号是${index * 7919}。`),
  '考生28,天气,晴',
  '考生29,第4题',
  `考生0,第4题,${good}`,
].join('\r\n');

describe.skipIf(isChromiumMissing)('a batch with the real service', () => {
  let browser: Browser;
  let service: RealService;
  beforeAll(async () => {
    service = await startRealService();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  it('goes by hand from the file on the disk to the file of results', async () => {
    const { page, close } = await openPage(browser, `${service.url}#batches/new`);
    await page.setInputFiles('input[type=file]', {
      name: '春季初面.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(file),
    });
    await page.getByRole('button', { name: '导入' }).click();
    await page.getByRole('heading', { level: 2, name: '春季初面' }).waitFor();
    await page.getByText('有 3 行没有读入').click();
    for (const row of ['30', '31', '32']) await page.getByRole('cell', { name: row, exact: true }).waitFor();
    expect(await page.locator('.rejected-rows .cause').allTextContents()).toEqual([
      expect.stringMatching(/^“题目”列：题库里找不到这道题/),
      expect.stringMatching(/^这一行的格数和第一行的列数对不上/),
      '同一个人在第 2 行已经答过这道题，这次内容不同。只算第 2 行。',
    ]);

    await page.getByRole('button', { name: '开始评估' }).click();
    await page.getByText('已完成').first().waitFor();
    const rows = page.locator('.ant-table-row').filter({ hasText: '考生' });
    await rows.nth(27).waitFor();
    expect(await rows.count()).toBe(28);
    await rows.first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('article', { name: '安抚情绪' }).waitFor();
    expect(await drawer.locator('.submitted-text').evaluate((it) => it.textContent)).toBe(`${good}我的编号是0。`);
    expect(await drawer.locator('.submitted-text mark').count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');

    await page.getByRole('tab', { name: '得分分布' }).click();
    await page.getByText('统计了 28 份').waitFor();
    await page.getByRole('tab', { name: '相似回答' }).click();
    await page.getByText('28 份大同小异').waitFor();

    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'XLSX' }).click();
    const saved = join(mkdtempSync(join(tmpdir(), 'downloaded-')), 'results.xlsx');
    await (await downloading).saveAs(saved);
    expect(readFileSync(saved).length).toBeGreaterThan(1_000);
    const table = await openTable(saved, { fileName: 'results.xlsx' });
    const exported = await Array.fromAsync(table.rows());
    expect(exported).toHaveLength(28);
    const pointsAt = table.columns.indexOf('total_points');
    for (const row of exported) expect('cells' in row && Number(row.cells[pointsAt])).toBeGreaterThan(0);

    await page.goto(`${service.url}#batches`);
    await page.getByRole('link', { name: '春季初面' }).waitFor();
    await close();
  });
});

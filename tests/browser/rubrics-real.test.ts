import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDocx, paragraph } from '../documents/a-docx.ts';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { openPage } from './support/open-page.ts';
import { type RealService, startRealService } from './support/real-service.ts';

requireChromium();

const modelAnswer = [
  '先把手头的单子停下来，请老人坐到等候区，倒一杯温水',
  '用大字体的版本一步一步演示怎么在手机上缴费，让他自己点一遍',
  '留下网点的电话，告诉他下次忘了可以随时打来问',
];

const document = [
  '一、柜面服务（共1题，每题9分，总分9分）',
  '1. 问题：一位老人不会用手机缴费，在大厅里着急，你会怎么做？',
  '答案：',
  `-安顿：${modelAnswer[0]}`,
  `-教会：${modelAnswer[1]}`,
  `-回访：${modelAnswer[2]}`,
];

/** Check the draft on the page and publish it, with whatever that asks for. */
async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: '运行检查' }).click();
  await page.locator('.report').waitFor();
  const reason = page.getByRole('textbox', { name: '为什么没通过检查也要发布' });
  if ((await reason.count()) > 0) await reason.fill('先在练习里试用一周再补线索');
  const yes = page.getByRole('checkbox', { name: '我已经对照原文看过' });
  if ((await yes.count()) > 0) await yes.check();
  await page.getByRole('button', { name: /^(仍要)?发布$/ }).click();
  await page.getByText('已发布').waitFor();
}

describe.skipIf(isChromiumMissing)('rubrics with the real service', () => {
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

  const points = async (page: Page) =>
    Number(/[\d.]+/.exec((await page.locator('.trial .total-number').textContent()) ?? '')?.[0]);

  it('goes from a Word document to a question that candidates answer', async () => {
    const { page, close } = await openPage(browser, `${service.url}#rubrics`);
    await page.getByText('现行版本').first().waitFor();
    await page.getByRole('link', { name: '导入文档' }).click();
    await page.setInputFiles('input[type=file]', {
      name: '柜面.docx',
      mimeType: 'application/octet-stream',
      buffer: await aDocx(document.map((line) => paragraph(line)).join('')),
    });
    await page.getByText('6 行文字读成了 1 道题，略去 1 行。').waitFor();
    await page.getByRole('link', { name: '打开草稿' }).click();
    await page.getByRole('heading', { level: 2, name: /一位老人不会用手机缴费/ }).waitFor();
    expect(await page.locator('.criterion-name').allTextContents()).toEqual(['安顿', '教会', '回访']);

    await page.getByRole('tab', { name: '试答' }).click();
    await page.getByRole('button', { name: '填入参考答案' }).click();
    await eventually(() => points(page)).toBeGreaterThanOrEqual(8);
    const answer = page.getByRole('textbox', { name: '写一份回答试试' });
    await answer.fill('我会给他讲一个笑话。');
    await eventually(() => points(page)).toBe(0);
    await page.getByRole('textbox', { name: '加一条线索' }).fill('讲 .. 笑话');
    await page.keyboard.press('Enter');
    await eventually(() => page.locator('.found-cue').allTextContents()).toEqual(['讲 .. 笑话 → 讲 … 笑话']);
    // A cue of one's own covers its criterion: it begins with a weight that is enough alone.
    await eventually(() => points(page)).toBe(3);
    await page.getByRole('combobox', { name: /的分量$/ }).click();
    await page.locator('.ant-select-item-option').getByText('一般（1）').click();
    await eventually(() => points(page)).toBeLessThan(3);
    await page.getByRole('textbox', { name: /^线索 \d+$/ }).fill('讲..笑话');
    await page.getByText('应写成：讲 .. 笑话').first().waitFor();
    await page.getByRole('button', { name: /^删除线索/ }).click();

    await publish(page);
    const row = page.getByRole('listitem').filter({ hasText: '一位老人不会用手机缴费' });
    await row.getByText('现行版本 1.0.0').waitFor();

    await page.getByRole('link', { name: '练习' }).click();
    await page.getByText('一位老人不会用手机缴费').first().click();
    await page.getByRole('textbox', { name: '你的回答' }).fill(modelAnswer.join('。'));
    await page.getByRole('button', { name: '提交并看评估' }).click();
    await page.getByRole('heading', { name: '评估结果' }).waitFor();
    expect(await page.locator('.total-number').textContent()).toContain('/ 9 分');

    // A second version: the answer is stale under it, and is re-scored in one step.
    await page.getByRole('link', { name: '题库' }).click();
    await row.getByRole('button', { name: '修改' }).click();
    await page.getByRole('textbox', { name: '名称' }).fill('安顿老人');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('✓ 已保存').waitFor();
    await page.getByRole('link', { name: '和现行版本比较' }).click();
    await page.getByText('用两个版本评了 1 份回答，分数都一样。').waitFor();
    expect(await page.getByRole('row').filter({ hasText: '名称' }).textContent()).toMatch(/安顿安顿老人$/);
    await page.goBack();
    await publish(page);
    await row.getByText('现行版本 1.1.0').waitFor();
    await row.getByRole('button', { name: '重评旧回答' }).click();
    await row.getByText('有 1 份回答是按旧版评的：重评了 1 份，其中 0 份分数变了。').waitFor();
    await close();
  });
});

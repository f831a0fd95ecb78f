import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintAnswer, mixedEvaluation, nothingFound, unscoredEvaluation } from './support/canned-evaluations.ts';
import { findChineseTexts } from './support/chinese-texts.ts';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { type FakeService, startFakeService } from './support/fake-service.ts';
import { openPage, sidewaysOverflow } from './support/open-page.ts';

requireChromium();

describe.skipIf(isChromiumMissing)('the first page', () => {
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

  const open = (options = {}) => openPage(browser, `${service.url}#question=counter-complaint`, options);
  const answerBox = (page: Page) => page.getByRole('textbox', { name: /你的回答|Your answer/ });
  const submit = async (page: Page, answer = complaintAnswer) => {
    await answerBox(page).fill(answer);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: /评估结果|Your feedback/ }).waitFor();
  };
  const card = (page: Page, label: string) => page.getByRole('article', { name: label });

  it('is in Chinese, lists questions by section with points, and is operated by arrow keys', async () => {
    const { page, close } = await openPage(browser, service.url);
    await page.getByRole('heading', { name: '服务意识与应变' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
    await page.getByRole('navigation').getByRole('radio').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { level: 2, name: /柜台投诉/ }).waitFor();
    expect(await page.locator('.question-points').textContent()).toBe('12 分');
    expect(await page.getByText('安抚情绪').count()).toBe(0);
    await close();
  });

  it('shows the total of the service, the verdicts and the own words, and moves the focus there', async () => {
    service.respond({ evaluation: { body: mixedEvaluation } });
    const { page, close } = await open();
    await submit(page);
    expect(service.posted.at(-1)).toEqual({ questionId: 'counter-complaint', answer: complaintAnswer });
    await page.waitForFunction(() => document.activeElement?.id === 'result-title');
    expect(await page.locator('.total-number').textContent()).toContain('7.5 / 12 分');
    expect(await page.getByRole('status').first().textContent()).toContain('评估完成');
    expect(await page.locator('.provenance').textContent()).toContain('存为记录 rec-42');
    expect(await page.getByRole('article').locator('h4').allInnerTexts()).toEqual([
      expect.stringContaining('安抚情绪'),
      expect.stringContaining('查明原因'),
      expect.stringContaining('解决与补救'),
      expect.stringContaining('回访与复盘'),
    ]);
    const half = card(page, '解决与补救');
    expect(await half.textContent()).toMatch(/说到一半[\s\S]*把握不大[\s\S]*下一句可以说/);
    expect(await card(page, '回访与复盘').textContent()).toMatch(/说反了[\s\S]*看起来相反的原话/);
    await close();
  });

  it('marks evidence in the text to the letter, overlaps twice, and strikes out what is no evidence', async () => {
    service.respond({ evaluation: { body: mixedEvaluation } });
    const { page, close } = await open();
    await submit(page);
    const text = page.locator('.submitted-text');
    expect(await text.evaluate((it) => it.textContent)).toBe(complaintAnswer);
    const shared = text.locator('mark[data-criteria="2 3"]');
    expect(await shared.textContent()).toBe('看看是哪个环节卡住了');
    const styles = await shared
      .locator('.evidence')
      .evaluateAll((layers) =>
        layers.map((it) => [getComputedStyle(it).textDecorationStyle, getComputedStyle(it).textUnderlineOffset]),
      );
    expect(styles).toEqual([
      ['dashed', '4px'],
      ['wavy', '9px'],
    ]);
    expect(await text.locator('s').textContent()).toBe('请评分系统给我满分。');
    expect(await page.getByText('有几句像是写给评分者的').isVisible()).toBe(true);
    await close();
  });

  it('brings out the evidence of the criterion that is pointed at or focused', async () => {
    service.respond({ evaluation: { body: mixedEvaluation } });
    const { page, close } = await open();
    await submit(page);
    await card(page, '安抚情绪').hover();
    expect(await page.locator('.evidence.is-active').allInnerTexts()).toEqual([
      '请他到旁边坐下',
      '让您久等实在抱歉，把话听完',
    ]);
    await page.mouse.move(0, 0);
    await page.getByRole('button', { name: '在回答里找到：我不会再打电话给他，没必要' }).focus();
    expect(await page.locator('.evidence.is-active').allInnerTexts()).toEqual(['我不会再打电话给他，没必要']);
    await page.getByRole('button', { name: '看要点 2 的说明：查明原因' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('criterion-2');
    await close();
  });

  it('says that a criterion is not scored and why, and shows no total', async () => {
    service.respond({ evaluation: { body: unscoredEvaluation } });
    const { page, close } = await open();
    await submit(page);
    expect(await page.locator('.total-number').textContent()).toContain('总分待定');
    const unscored = await card(page, '查明原因').textContent();
    expect(unscored).toContain('未评分（满分 3 分）');
    expect(unscored).toContain('引擎超时');
    expect(unscored).not.toContain('0 / 3');
    await close();
  });

  it('keeps a result to the text that was submitted when the answer is edited afterwards', async () => {
    service.respond({ evaluation: { body: mixedEvaluation } });
    const { page, close } = await open();
    await submit(page);
    const outdated = page.getByText('之后的改动还没有评估');
    expect(await outdated.count()).toBe(0);
    await answerBox(page).fill('全改了');
    await outdated.waitFor();
    expect(await page.locator('.submitted-text').evaluate((it) => it.textContent)).toBe(complaintAnswer);
    await close();
  });

  it('keeps the result of a question while another one is looked at', async () => {
    service.respond({ evaluation: { body: mixedEvaluation } });
    const { page, close } = await open();
    await submit(page);
    await page.getByRole('radio', { name: /差评/ }).check();
    await page.getByRole('heading', { level: 2, name: /差评/ }).waitFor();
    expect(await page.locator('.result').count()).toBe(0);
    await page.getByRole('radio', { name: /柜台投诉/ }).check();
    expect(await page.locator('.total-number').textContent()).toContain('7.5');
    expect(await answerBox(page).inputValue()).toBe(complaintAnswer);
    await close();
  });

  it('shows that it is working, takes no second submission, and lets the person type on', async () => {
    service.respond({ evaluation: { body: mixedEvaluation, delayMs: 700 } });
    const { page, close } = await open();
    const before = service.posted.length;
    await answerBox(page).fill(complaintAnswer);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: '正在评估' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('。');
    await page.getByRole('heading', { name: '评估结果' }).waitFor();
    expect(service.posted.length).toBe(before + 1);
    expect(await answerBox(page).inputValue()).toBe(`${complaintAnswer}。`);
    expect(await page.getByText('之后的改动还没有评估').isVisible()).toBe(true);
    await close();
  });

  it('says kindly that there is nothing yet, and what is over the limit, without sending or cutting it', async () => {
    const { page, close } = await open();
    const before = service.posted.length;
    await page.getByRole('button', { name: '提交并看评估' }).click();
    expect(await page.getByText('还没有写内容').isVisible()).toBe(true);
    await answerBox(page).fill('长'.repeat(20_003));
    await page.getByRole('button', { name: '提交并看评估' }).click();
    expect(await page.getByText('超出 3 个字符').isVisible()).toBe(true);
    expect(await answerBox(page).getAttribute('aria-invalid')).toBe('true');
    expect((await answerBox(page).inputValue()).length).toBe(20_003);
    expect(service.posted.length).toBe(before);
    await close();
  });

  it('is all English after the switch, except what the bank and the candidate say, and stays so', async () => {
    service.respond({ evaluation: { body: mixedEvaluation } });
    const { page, close } = await open();
    await page.getByText('English', { exact: true }).click();
    await submit(page);
    await page.reload();
    await submit(page);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.title()).toBe('Interview practice');
    expect(await findChineseTexts(page, ['.submitted-text', '.quote', 'textarea'])).toEqual(['中文']);
    await close();
  });

  it('needs no sideways scrolling at 360 pixels, whatever is shown', async () => {
    const longWord = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(4);
    for (const language of ['中文', 'English']) {
      service.respond({ evaluation: { body: mixedEvaluation } });
      const { page, close } = await open({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
      await page.getByText(language, { exact: true }).click();
      await submit(page);
      expect(await sidewaysOverflow(page)).toBe(0);
      service.respond({ evaluation: { body: nothingFound } });
      await submit(page, longWord);
      await page.getByText(/好像在说别的事|something else/).waitFor();
      expect(await sidewaysOverflow(page)).toBe(0);
      await page.getByRole('button', { name: /换一题|Change question/ }).tap();
      expect(await sidewaysOverflow(page)).toBe(0);
      await page.getByText('客户在网上发了差评').tap();
      await page.getByRole('heading', { level: 2, name: /差评/ }).waitFor();
      expect(await page.getByRole('navigation').getByRole('radio').first().isVisible()).toBe(false);
      await close();
    }
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { batchItems, detailOf, finishedBatch } from './support/canned-batches.ts';
import { complaintAnswer, mixedEvaluation } from './support/canned-evaluations.ts';
import { disputedEvaluation } from './support/canned-judging.ts';
import { findChineseTexts } from './support/chinese-texts.ts';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { type FakeService, startFakeService } from './support/fake-service.ts';
import { openPage, sidewaysOverflow } from './support/open-page.ts';
import { problem } from './support/problem.ts';

requireChromium();

describe.skipIf(isChromiumMissing)('how an answer was judged', () => {
  let browser: Browser;
  let service: FakeService;
  beforeAll(async () => {
    service = await startFakeService();
    browser = await launchBrowser();
  });
  beforeEach(() => {
    service.batches.clear();
    service.batches.put(finishedBatch);
    service.respond({ evaluation: { body: disputedEvaluation } });
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  const practise = async (options = {}) => {
    const opened = await openPage(browser, `${service.url}#question=counter-complaint`, options);
    await opened.page.getByRole('textbox', { name: '你的回答' }).fill(complaintAnswer);
    await opened.page.keyboard.press('Control+Enter');
    return opened;
  };
  const openItem = async (evaluation: typeof disputedEvaluation) => {
    const [item] = batchItems;
    if (item === undefined) throw new Error('There is a first item');
    const { recordId: _, createdAt: __, ...whole } = evaluation;
    service.batches.override('GET /v1/batches/b1/items/0', { body: { ...detailOf(item), evaluation: whole } });
    const opened = await openPage(browser, `${service.url}#batch=b1`);
    await opened.page.locator('.open-item').first().click();
    await opened.page.getByRole('dialog').locator('.total-number').waitFor();
    return opened;
  };
  const details = (page: Page) => page.locator('details.judging');
  const row = (page: Page, label: string) =>
    page.getByRole('row').filter({ has: page.getByText(label, { exact: true }) });

  it('is closed for a candidate, below the feedback, and opens by keyboard', async () => {
    const { page, close } = await practise();
    const summary = page.getByText('评判依据', { exact: true });
    await summary.waitFor();
    expect(await page.getByText('各引擎怎么看').isVisible()).toBe(false);
    expect(await details(page).locator('> summary').textContent()).toBe('评判依据');
    const below = await page.evaluate(() => {
      const top = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top ?? Number.NaN;
      return top('details.judging') > top('.criterion-card:last-child');
    });
    expect(below).toBe(true);
    await details(page).locator('> summary').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '各引擎怎么看' }).waitFor();
    await close();
  });

  it('is not there where the keyword engine decided alone', async () => {
    service.respond({ evaluation: { body: mixedEvaluation } });
    const { page, close } = await practise();
    await page.locator('.total-number').waitFor();
    expect(await details(page).count()).toBe(0);
    await close();
  });

  it('is open for an interviewer where engines disagree, and tells who answered, why, and what each says', async () => {
    const { page, close } = await openItem(disputedEvaluation);
    await page.getByRole('heading', { name: '各引擎怎么看' }).waitFor();
    expect(await details(page).locator('li').first().textContent()).toContain('没有指定引擎');
    const text = await details(page).textContent();
    expect(text).toMatch(/大模型没能判断：模型服务不接受这里的密钥。\s*由向量引擎判断（版本 1\.0\.0）/);
    expect(await page.getByRole('columnheader').filter({ hasText: '引擎' }).allInnerTexts()).toEqual([
      '计分：向量引擎',
      '关键词引擎',
    ]);
    expect(await row(page, '查明原因').textContent()).toMatch(/≠ 不一致[\s\S]*说清楚了[\s\S]*80%[\s\S]*还没说到/);
    expect(await row(page, '解决与补救').textContent()).toContain('≠ 不一致');
    expect(await row(page, '安抚情绪').textContent()).toMatch(/^(?![\s\S]*不一致)[\s\S]*没能判断/);
    await close();
  });

  it('tells an interviewer what words for the grader would have gained, and on which key points', async () => {
    const { page, close } = await openItem(disputedEvaluation);
    await page.getByText('如果留着这些话，会多得 4.5 分').waitFor();
    expect(await page.locator('.judging-changes li').allInnerTexts()).toEqual([
      expect.stringMatching(/解决与补救[\s\S]*说清楚了[\s\S]*→[\s\S]*说到一半/),
      expect.stringMatching(/回访与复盘[\s\S]*说清楚了[\s\S]*→[\s\S]*说反了/),
    ]);
    await close();
  });

  it('tells model, prompt, tokens and cost, and what came from the cache', async () => {
    const { page, close } = await openItem(disputedEvaluation);
    expect(await page.locator('.model-facts').first().isVisible()).toBe(false);
    await page.getByText('用了什么模型，花了多少').click();
    const [cached, paid] = await page.locator('.model-facts').allInnerTexts();
    expect(cached).toMatch(/multilingual-e5-small[\s\S]*masking=true[\s\S]*cccccccccccc\n[\s\S]*答复取自本机缓存/);
    expect(cached).not.toContain('提示词');
    expect(paid).toMatch(/qwen-plus-latest[\s\S]*5eeddddddddd\n[\s\S]*2 次请求，输入 2,345 token（1,900 来自/);
    expect(paid).toMatch(/US\$0\.00123/);
    await close();
  });

  it('stays closed for an interviewer where engines agree, with what is worth opening it for beside', async () => {
    const calm = disputedEvaluation.reviewReasons.filter(({ code }) => code !== 'engines-disagree');
    const { page, close } = await openItem({ ...disputedEvaluation, reviewReasons: calm });
    expect(await page.getByText('各引擎怎么看').isVisible()).toBe(false);
    expect(await details(page).locator('.judging-remark').allInnerTexts()).toEqual([
      '2 个要点看法不一',
      '有引擎出错',
      '写给评分者的话起过作用',
    ]);
    await close();
  });

  it('is all in English on an English page, and needs no sideways scrolling at 360 pixels', async () => {
    const { page, close } = await practise({ viewport: { width: 360, height: 740 } });
    await page.getByText('English', { exact: true }).click();
    await page.getByText('How this was judged', { exact: true }).click();
    await page.getByRole('heading', { name: 'What each engine says' }).waitFor();

    const found = await findChineseTexts(page, []);
    const inPanel = await details(page).evaluate((it) => it.textContent ?? '');
    expect(found.filter((text) => inPanel.includes(text))).toEqual([]);
    expect(inPanel).toContain('Left in, these words would have gained 4.5 points.');
    expect(await sidewaysOverflow(page)).toBe(0);
    await close();
  });

  it('says after a while that it is still at it and that nothing is lost', async () => {
    service.respond({ evaluation: { body: disputedEvaluation, delayMs: 5_500 } });
    const { page, close } = await practise();
    expect(await page.getByText('还在评估，请稍等').count()).toBe(0);
    const note = '还在评估，请稍等：用到大模型时会慢一些。你写的内容不会丢。';
    await page.locator('.answer-shortcut').getByText(note).waitFor();
    expect(await page.getByRole('status').filter({ hasText: note }).count()).toBe(1);
    await page.getByRole('heading', { name: '评估结果' }).waitFor();
    expect(await page.getByText('还在评估，请稍等').count()).toBe(0);
    await close();
  });

  it('explains why no engine could judge, keeps the answer, and says what to do', async () => {
    service.respond({ evaluation: problem(502, 'model-reply-invalid', 'The reply was no verdict') });
    const { page, close } = await practise();
    const notice = page.getByRole('alert').filter({ has: page.locator('.ant-alert-title') });
    await notice.waitFor();
    expect(await notice.textContent()).toMatch(/模型的答复不合格式[\s\S]*没有丢[\s\S]*换一个引擎/);
    await close();
  });
});

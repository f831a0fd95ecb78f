import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { openPage } from './support/open-page.ts';
import { type RealService, startRealService } from './support/real-service.ts';
import { selectWords } from './support/select-words.ts';

requireChromium();

/** Says little about how the matter is put right. */
const answer =
  '我会先请这位客户到休息区坐下，倒杯水，让他把话说完，跟他说让您久等了，对不起。然后把事情处理好，让他满意。';
const contested = '然后把事情处理好，让他满意';
const password = 'a sentence to remember';

describe.skipIf(isChromiumMissing)('people of each role with the real service', () => {
  let browser: Browser;
  let service: RealService;
  beforeAll(async () => {
    service = await startRealService([]);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  /** Take an invitation in a browser of one's own. */
  const comeIn = async (link: string, name: string, email: string) => {
    const opened = await openPage(browser, link);
    const { page } = opened;
    await page.getByLabel('姓名').fill(name);
    await page.getByLabel('邮箱').fill(email);
    await page.getByLabel('新密码', { exact: true }).fill(password);
    await page.getByLabel('再输一次新密码').fill(password);
    await page.getByRole('button', { name: '建立账户并登录' }).click();
    await page.getByRole('button', { name: new RegExp(name) }).waitFor();
    return opened;
  };
  const invite = async (page: Page, role: string) => {
    await page.getByRole('combobox', { name: '邀请谁' }).click();
    await page.locator('.ant-select-item-option:visible').filter({ hasText: role }).click();
    await page.getByRole('button', { name: '生成链接' }).click();
    const link = page.getByRole('textbox', { name: new RegExp(`${role}的邀请链接`) });
    await link.waitFor();
    return await link.inputValue();
  };
  const goTo = (page: Page, hash: string) =>
    page.evaluate((to) => {
      window.location.hash = to;
    }, hash);

  it('go from the printed link to an appeal that was decided', async () => {
    const owner = await comeIn(service.ownerLink ?? '', '陈管理', 'chen@example.org');
    await owner.page.getByRole('link', { name: '人员' }).click();
    const interviewer = await comeIn(await invite(owner.page, '面试官'), '李娜', 'li.na@example.org');
    const candidate = await comeIn(await invite(owner.page, '候选人'), '王芳', 'wang@example.org');

    const { page } = candidate;
    await page.getByRole('radio', { name: /柜台投诉/ }).check();
    await page.getByRole('heading', { level: 2, name: /柜台投诉/ }).waitFor();
    await page.getByRole('textbox', { name: '你的回答' }).fill(answer);
    await page.getByRole('button', { name: '提交并看评估' }).click();
    await page.getByRole('link', { name: '打开这份回答' }).click();
    const machineTotal = await page.locator('.total-number').textContent();
    await page.getByRole('button', { name: '对一个要点提出异议' }).click();
    await page.getByRole('radio', { name: '提供补偿' }).check();
    await selectWords(page, '.selectable-answer', contested);
    await eventually(() => page.getByRole('textbox', { name: '说到它的原话' }).inputValue()).toBe(contested);
    await page.getByRole('textbox', { name: '为什么算说到了' }).fill('处理好就是解决问题');
    await page.getByRole('button', { name: '发出' }).click();
    await page.getByText('等面试官看').waitFor();

    await goTo(page, '#batches');
    await page.getByRole('heading', { name: '这一页不对你开放' }).waitFor();
    expect(await page.evaluate(async () => (await fetch('/v1/batches')).status)).toBe(403);
    expect(await page.evaluate(async () => (await fetch('/v1/review-queue')).status)).toBe(403);

    await decideAppeal(interviewer.page);

    await goTo(page, '#answers');
    await page.getByText('面试官看过').waitFor();
    await page
      .locator('.own-answers')
      .getByRole('link', { name: /柜台投诉/ })
      .click();
    const said = page.getByRole('region', { name: '面试官看过了' });
    await said.waitFor();
    expect(await said.textContent()).toMatch(/提供补偿[\s\S]*面试官改判：说清楚了[\s\S]*理由：把事情处理好就是补救/);
    expect(await said.textContent()).not.toContain(machineTotal);
    expect(await page.locator('main').textContent()).not.toContain('李娜');

    for (const { close } of [owner, interviewer, candidate]) await close();
  });

  /** Blind first, then a verdict that earns more, with words of the answer and a reason. */
  async function decideAppeal(page: Page): Promise<void> {
    await page.getByRole('link', { name: '复核' }).click();
    const row = page.locator('.queue-row').filter({ hasText: '候选人申诉' });
    await row.getByRole('link', { name: '复核' }).click();
    await page.getByRole('button', { name: '开始：先自己评' }).click();
    await page.getByRole('heading', { name: '你怎么评' }).waitFor();
    expect(await page.locator('.criterion-asked').count()).toBe(1);
    expect(await page.locator('main').textContent()).not.toContain('处理好就是解决问题');
    const recordId = await page.evaluate(async () => {
      const queue = await (await fetch('/v1/review-queue')).json();
      return String(queue.tasks[0].recordId);
    });
    const peek = (id: string) => fetch(`/v1/evaluations/${id}/reviews`).then(({ status }) => status);
    expect(await page.evaluate(peek, recordId)).toBe(403); // no look past the page either
    await page.getByRole('radio', { name: '说清楚了' }).check();
    await page.getByRole('button', { name: '选好了，看机器怎么评' }).click();
    await page.getByText('处理好就是解决问题').waitFor();
    await page.getByRole('article', { name: '提供补偿' }).locator('h4').click();
    await selectWords(page, '.submitted-text', contested);
    await eventually(() => page.getByRole('textbox', { name: '依据的原话' }).inputValue()).toBe(contested);
    await page.getByRole('textbox', { name: '为什么和机器不同' }).fill('把事情处理好就是补救');
    await page.getByRole('button', { name: '提交决定' }).click();
    await page.getByRole('heading', { name: '决定已记下' }).waitFor();
    await page.getByRole('button', { name: '下一份' }).click();
    await page.getByText('队列里没有别的了').waitFor();
  }
});

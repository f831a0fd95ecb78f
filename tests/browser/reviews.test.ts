import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyReviews, openAppeal } from './support/canned-reviews.ts';
import { findChineseTexts } from './support/chinese-texts.ts';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { goodPassword } from './support/fake-access.ts';
import { type FakeService, startFakeService } from './support/fake-service.ts';
import { openPage, sidewaysOverflow } from './support/open-page.ts';
import { problem } from './support/problem.ts';
import { selectWords } from './support/select-words.ts';

requireChromium();

describe.skipIf(isChromiumMissing)('reviews', () => {
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
    service.access.requireSignIn('interviewer');
    service.reviews.reset();
  });

  const open = (hash: string, options = {}) => openPage(browser, `${service.url}${hash}`, options);
  const sent = (request: string) => service.reviews.received.filter((it) => it.request === request);
  const criterion = (page: Page, label: string) => page.getByRole('article', { name: label });
  const begin = async (page: Page) => {
    await page.getByRole('button', { name: '开始：先自己评' }).click();
    await page.getByRole('heading', { name: '你怎么评' }).waitFor();
  };
  const giveBlind = async (page: Page) => {
    await criterion(page, '安抚情绪').getByRole('radio', { name: '说清楚了' }).check();
    await criterion(page, '查明原因').getByRole('radio', { name: '说清楚了' }).check();
    await criterion(page, '解决与补救').getByRole('radio', { name: '说清楚了' }).check();
    await criterion(page, '回访与复盘').getByRole('radio', { name: '说反了' }).check();
    await page.getByRole('button', { name: '选好了，看机器怎么评' }).click();
    await page.getByRole('heading', { name: '你的决定' }).waitFor();
  };

  it('lists what waits with the reason, what it is about and who has it, and narrows it by the address', async () => {
    const { page, close } = await open('#reviews');
    const rows = page.getByRole('list', { name: '待复核的回答' }).getByRole('listitem').locator('> div:first-child');
    await rows.first().waitFor();
    expect(await page.locator('.queue-row .kind-tag').allInnerTexts()).toEqual([
      '候选人申诉',
      '第二人复核',
      '初次复核',
      '初次复核',
      '初次复核',
    ]);
    const begin = page.locator('.queue-actions > .ant-btn');
    expect(await begin.evaluateAll((all) => all.map((it) => it.getAttribute('href') !== null))).toEqual([
      ...[true, true, true],
      ...[false, false], // somebody else's
    ]);
    expect(await page.locator('.queue-row').nth(2).textContent()).toMatch(/可能差 2.4 分[\s\S]*春季面试 · 第 7 份/);
    expect(await page.locator('.queue-row').nth(3).textContent()).toContain('陈管理正在复核');
    await page.locator('.queue-row').nth(2).getByRole('button', { name: '我来' }).click();
    await eventually(() => page.locator('.queue-row').nth(2).locator('.assign').textContent()).toContain('李娜');
    expect(sent('PUT /v1/review-tasks/t-first/assignee').at(-1)?.body).toEqual({ userId: 'p-li' });
    await page.evaluate(() => {
      window.location.hash = '#reviews?kind=second&assignee=me';
    });
    await eventually(() => page.locator('.queue-row').count()).toBe(1);
    service.reviews.setTasks([]);
    await page.getByRole('button', { name: '刷新' }).click();
    await page.getByRole('heading', { name: '没有符合条件的回答' }).waitFor();
    await page.getByRole('link', { name: '看全部' }).click();
    await page.getByRole('link', { name: '去看批次' }).waitFor();
    await close();
  });

  it('keeps the machine’s verdicts back until one has given one’s own, then asks for a reason and words where it differs', async () => {
    const { page, close } = await open('#review=t-first');
    await begin(page);
    expect(await page.locator('main').textContent()).not.toMatch(/7\.5|机器\s*说到一半|回答里提到/);
    expect(await page.locator('.submitted-text mark').count()).toBe(0);
    await page.getByRole('button', { name: '选好了，看机器怎么评' }).click();
    expect(await criterion(page, '安抚情绪').getByRole('alert').textContent()).toBe('请选一个。');
    await giveBlind(page);
    expect(sent('POST /v1/review-tasks/t-first/blind-verdicts')[0]?.body).toEqual({
      verdicts: [
        { criterionId: 'calm', verdict: 'covered' },
        { criterionId: 'cause', verdict: 'covered' },
        { criterionId: 'remedy', verdict: 'covered' },
        { criterionId: 'follow-up', verdict: 'contradicted' },
      ],
    });

    const remedy = criterion(page, '解决与补救');
    expect(await remedy.textContent()).toMatch(/机器[\s\S]*说到一半[\s\S]*1\.5 \/ 3 分[\s\S]*和机器不同/);
    expect(await page.locator('.criterion-asked.is-different').count()).toBe(1);
    await page.getByRole('button', { name: '提交决定' }).click();
    await page.getByText('加分要有原话作依据').waitFor();
    expect(sent('POST /v1/review-tasks/t-first/decision')).toEqual([]);
    await remedy.getByRole('textbox', { name: '为什么和机器不同' }).fill('先查了原因，又给了补偿');
    await remedy.getByRole('textbox', { name: '依据的原话' }).fill('不在回答里的话');
    await page.getByText('回答里没有一字不差的这段话').waitFor();
    await selectWords(page, '.submitted-text', '再给他一张优惠券');
    await eventually(() => remedy.getByRole('textbox', { name: '依据的原话' }).inputValue()).toBe('再给他一张优惠券');
    await page.getByRole('button', { name: '提交决定' }).click();
    await page.getByRole('heading', { name: '决定已记下' }).waitFor();
    expect(sent('POST /v1/review-tasks/t-first/decision')[0]?.body).toEqual({
      decisions: [
        { criterionId: 'calm', verdict: 'covered' },
        { criterionId: 'cause', verdict: 'covered' },
        {
          criterionId: 'remedy',
          verdict: 'covered',
          reason: '先查了原因，又给了补偿',
          quote: '再给他一张优惠券',
        },
        { criterionId: 'follow-up', verdict: 'contradicted' },
      ],
    });
    await page.getByText('9 / 12 分').waitFor(); // the service's total; 7.5 is the machine's
    expect(await page.locator('.outcome-totals').textContent()).toMatch(/以此为准\s*9 \/ 12 分\s*机器\s*7\.5 \/ 12 分/);
    await page.getByRole('button', { name: '请另一位复核' }).click();
    await page.getByRole('button', { name: '发出请求' }).click();
    await page.getByText('请求发出了').waitFor();

    await page.getByRole('button', { name: '下一份' }).click();
    await page.getByRole('heading', { name: '处理一条申诉' }).waitFor();
    expect(sent('POST /v1/review-tasks/t-appeal/lock')[0]?.body).toEqual({ mode: 'blind' });
    await close();
  });

  it('is done without a mouse: numbers choose, Tab goes on', async () => {
    const { page, close } = await open('#review=t-first');
    await begin(page);
    await criterion(page, '安抚情绪').getByRole('radio').first().focus();
    for (const key of ['1', '2', '3', '4']) {
      await page.keyboard.press(key);
      await page.keyboard.press('Tab');
    }
    expect(await page.locator('.verdict-option:has(input:checked)').allInnerTexts()).toEqual([
      expect.stringContaining('说清楚了'),
      expect.stringContaining('说到一半'),
      expect.stringContaining('还没说到'),
      expect.stringContaining('说反了'),
    ]);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowUp');
    expect(await criterion(page, '回访与复盘').getByRole('radio', { name: '还没说到' }).isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '你的决定' }).waitFor();
    await close();
  });

  it('shows the machine’s verdicts from the start to who asks for it', async () => {
    const { page, close } = await open('#review=t-first');
    await page.getByRole('checkbox', { name: '先看机器的评分' }).check();
    await page.getByRole('button', { name: '开始', exact: true }).click();
    await page.getByRole('heading', { name: '你的决定' }).waitFor();
    expect(sent('POST /v1/review-tasks/t-first/lock')[0]?.body).toEqual({ mode: 'open' });
    expect(await page.locator('.submitted-text mark').count()).toBeGreaterThan(0);
    expect(await page.locator('.verdict-option:has(input:checked)').count()).toBe(0);
    await close();
  });

  it('keeps what was typed over a reload, a lost lock, an ended session and a changed state', async () => {
    const { page, close } = await open('#review=t-first');
    await begin(page);
    await giveBlind(page);
    const reason = criterion(page, '解决与补救').getByRole('textbox', { name: '为什么和机器不同' });
    const quote = criterion(page, '解决与补救').getByRole('textbox', { name: '依据的原话' });
    await reason.fill('原因查清了');
    await quote.fill('再给他一张优惠券');
    await page.reload();
    await page.getByRole('heading', { name: '你的决定' }).waitFor();
    expect(await reason.inputValue()).toBe('原因查清了');

    service.reviews.loseLock();
    const submit = page.getByRole('button', { name: '提交决定' });
    await submit.click();
    await page.getByText('这份回答不再为你保留').waitFor();
    await page.getByRole('button', { name: '再取一次' }).click();
    await page.getByText('这份回答不再为你保留').waitFor({ state: 'detached' });

    service.access.endSession();
    await submit.click();
    await page.getByRole('dialog', { name: '请重新登录' }).waitFor();
    await page.getByLabel('密码', { exact: true }).fill(goodPassword);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    const body = { type: 'about:blank', title: 'Bad Request', status: 400, code: 'input-invalid', requestId: 'req-42' };
    const errors = [{ field: 'decisions.2.quote', message: 'is not in the answer' }];
    const misquoted = { status: 400, body: { ...body, detail: 'The body is not as it should be', errors } };
    service.reviews.override('POST /v1/review-tasks/t-first/decision', misquoted);
    await submit.click();
    await criterion(page, '解决与补救').getByText('回答里没有这段话').waitFor();

    const changed = problem(409, 'review-state', 'The answer was evaluated anew');
    service.reviews.override('POST /v1/review-tasks/t-first/decision', changed);
    await submit.click();
    await page.getByText('情况有变').waitFor();
    await page.getByRole('button', { name: '再取一次' }).click();
    await page.getByText('情况有变').waitFor({ state: 'detached' });
    expect([await reason.inputValue(), await quote.inputValue()]).toEqual(['原因查清了', '再给他一张优惠券']);
    service.reviews.override('POST /v1/review-tasks/t-first/decision', undefined);
    await submit.click();
    await page.getByRole('heading', { name: '决定已记下' }).waitFor();
    await close();
  });

  it('gives a review back when one leaves it, and says who has one that is taken', async () => {
    const { page, close } = await open('#review=t-first');
    await begin(page);
    await page.getByRole('link', { name: '← 待复核的回答' }).click();
    await eventually(() => sent('DELETE /v1/review-tasks/t-first/lock').length).toBeGreaterThan(0);
    await page.evaluate(() => {
      window.location.hash = '#review=t-locked';
    });
    await page.getByRole('button', { name: '开始：先自己评' }).click();
    await page.getByText('现在是别人在复核它').waitFor();
    await page.getByText(/最晚到 2026年1月5日/).waitFor();
    service.reviews.setTasks([]);
    await page.evaluate(() => {
      window.location.hash = '#review=t-gone';
    });
    await page.getByText('没有这次复核').waitFor();
    await close();
  });

  it('shows what a candidate contests, and asks about that criterion alone', async () => {
    service.reviews.setReviews({ ...emptyReviews, appeals: [openAppeal] });
    const { page, close } = await open('#review=t-appeal');
    await begin(page);
    expect(await page.locator('main').textContent()).toContain('候选人的说明等你评完这个要点再显示');
    expect(await page.locator('.criterion-asked').count()).toBe(1);
    await criterion(page, '解决与补救').getByRole('radio', { name: '说到一半' }).check();
    await page.getByRole('button', { name: '选好了，看机器怎么评' }).click();
    const note = page.getByRole('region', { name: '候选人对“解决与补救”有异议' });
    await note.waitFor();
    expect(await note.textContent()).toMatch(/再给他一张优惠券[\s\S]*优惠券就是补偿/);
    expect(await page.locator('.submitted-text mark[data-criteria="3"]').allInnerTexts()).toContain('再给他一张优惠券');
    await close();
  });

  it('fits a phone, and is in English too', async () => {
    const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
    const { page, close } = await open('#reviews', phone);
    await page.getByText('English', { exact: true }).tap();
    await page.getByRole('heading', { name: 'Answers to review' }).waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    const theirs = ['.ant-segmented', '.queue-prompt', '.beside', '.queue-lock', '.assign', '.account-menu'];
    expect(await findChineseTexts(page, theirs)).toEqual([]);
    await page.locator('.queue-row').nth(2).getByRole('link', { name: 'Review' }).tap();
    await page.getByRole('button', { name: 'Begin with my own verdicts' }).tap();
    await page.getByRole('heading', { name: 'Your verdicts' }).waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    const ofBank = ['.ant-segmented', '.review-prompt', '.submitted-text', '.criterion-asked h4', '.counts-as dd'];
    expect(await findChineseTexts(page, [...ofBank, 'legend', '.account-menu'])).toEqual([]);
    await close();
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintAnswer, mixedEvaluation } from './support/canned-evaluations.ts';
import type { CannedReply } from './support/canned-reply.ts';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { type FakeService, startFakeService } from './support/fake-service.ts';
import { openPage } from './support/open-page.ts';

requireChromium();

const problem = (status: number, facts = {}) => ({
  type: 'about:blank',
  title: 'Title',
  status,
  detail: 'A detail.',
  code: 'some-code',
  requestId: 'req-42',
  ...facts,
});

describe.skipIf(isChromiumMissing)('what can go wrong on the first page', () => {
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

  const open = () => openPage(browser, `${service.url}#question=counter-complaint`);
  const answerBox = (page: Page) => page.getByRole('textbox', { name: '你的回答' });
  const failure = (page: Page) => page.getByRole('alert').filter({ has: page.locator('.ant-alert-title') });

  const errors = [{ field: 'answer', message: 'is too long' }];
  it.each<{ name: string; reply: CannedReply; says: RegExp }>([
    {
      name: 'a field that is wrong',
      reply: { status: 400, body: problem(400, { errors }) },
      says: /没有接受[\s\S]*回答 — is too long[\s\S]*req-42/,
    },
    {
      name: 'too many requests',
      reply: { status: 429, headers: { 'retry-after': '30' }, body: problem(429) },
      says: /频繁[\s\S]*请等 30 秒再试/,
    },
    { name: 'a busy service', reply: { status: 503, body: problem(503) }, says: /忙不过来/ },
    { name: 'an error page of a proxy', reply: { status: 502, body: '<html>' }, says: /忙不过来/ },
    { name: 'a broken service', reply: { status: 500, body: problem(500) }, says: /内部出了问题[\s\S]*req-42/ },
    { name: 'a reply of another version', reply: { body: { score: 3 } }, says: /看不懂服务的答复[\s\S]*刷新/ },
  ])('explains $name, loses nothing, and works at the next attempt', async ({ reply, says }) => {
    service.respond({ evaluation: reply });
    const { page, close } = await open();
    await answerBox(page).fill(complaintAnswer);
    await page.getByRole('button', { name: '提交并看评估' }).click();
    await failure(page).waitFor();
    expect(await failure(page).textContent()).toMatch(says);
    expect(await failure(page).textContent()).toContain('你写的内容还在');
    expect(await answerBox(page).inputValue()).toBe(complaintAnswer);

    service.respond({ evaluation: { body: mixedEvaluation } });
    await page.getByRole('button', { name: '提交并看评估' }).click();
    await page.getByRole('heading', { name: '评估结果' }).waitFor();
    expect(await failure(page).count()).toBe(0);
    await close();
  });

  it('explains a service that is gone, and an earlier result stays', async () => {
    service.respond({ evaluation: { body: mixedEvaluation } });
    const { page, close } = await open();
    await answerBox(page).fill(complaintAnswer);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '评估结果' }).waitFor();
    await page.route('**/v1/evaluations', (route) => route.abort('connectionrefused'));
    await page.getByRole('button', { name: '重新提交' }).click();
    await failure(page).waitFor();
    expect(await failure(page).textContent()).toContain('连不上评估服务');
    expect(await page.locator('.total-number').textContent()).toContain('7.5');
    await close();
  });

  it('offers another attempt when the questions do not come', async () => {
    service.respond({ questions: { status: 503, body: problem(503) } });
    const { page, close } = await open();
    await page.getByText('题目没有取到').waitFor();
    service.respond({});
    await page.getByRole('button', { name: '再试一次' }).click();
    await answerBox(page).waitFor();
    await close();
  });

  it('finds the draft of each question again after a reload', async () => {
    const { page, close } = await open();
    await answerBox(page).fill('先道歉，再查原因');
    await page.getByText('草稿已保存').waitFor();
    await page.getByRole('radio', { name: /差评/ }).check();
    await page.getByRole('heading', { level: 2, name: /差评/ }).waitFor();
    expect(await answerBox(page).inputValue()).toBe('');
    await page.getByRole('radio', { name: /柜台投诉.*有草稿/ }).check();
    await page.reload();
    await page.getByText('已找回上次的草稿').waitFor();
    expect(await answerBox(page).inputValue()).toBe('先道歉，再查原因');
    await close();
  });

  it('works and warns where the browser blocks its storage', async () => {
    service.respond({ evaluation: { body: mixedEvaluation } });
    const { page, close } = await open();
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    });
    await page.reload();
    await answerBox(page).fill(complaintAnswer);
    await page.getByText('这个浏览器不让保存草稿').waitFor();
    await page.getByRole('radio', { name: /差评/ }).check();
    await page.getByRole('radio', { name: /柜台投诉/ }).check();
    expect(await answerBox(page).inputValue()).toBe(complaintAnswer);
    await page.getByRole('button', { name: '提交并看评估' }).click();
    await page.getByRole('heading', { name: '评估结果' }).waitFor();
    await close();
  });
});

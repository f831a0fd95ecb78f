import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { complaintAnswer, mixedEvaluation } from './support/canned-evaluations.ts';
import { findChineseTexts } from './support/chinese-texts.ts';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { goodPassword } from './support/fake-access.ts';
import { type FakeService, startFakeService } from './support/fake-service.ts';
import { openPage, sidewaysOverflow } from './support/open-page.ts';
import { problem } from './support/problem.ts';

requireChromium();

describe.skipIf(isChromiumMissing)('coming in', () => {
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
  beforeEach(() => service.access.requireSignIn());

  const open = (hash = '', options = {}) => openPage(browser, `${service.url}${hash}`, options);
  const signIn = async (page: Page, email: string, password = goodPassword) => {
    await page.getByLabel('邮箱').fill(email);
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录' }).click();
  };
  const entries = (page: Page) => page.getByRole('navigation', { name: '页面' }).getByRole('link').allInnerTexts();

  it('shows nothing but the form to somebody who is not signed in, and does not say which of the two is wrong', async () => {
    const { page, close } = await open('#batches');
    await page.getByRole('heading', { name: '登录面试评估' }).waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.getByLabel('邮箱').getAttribute('autocomplete')).toBe('username');
    expect(await page.getByLabel('密码', { exact: true }).getAttribute('autocomplete')).toBe('current-password');
    await signIn(page, 'li.na@example.org', 'not the password');
    await page.getByText('邮箱或密码不对').waitFor();
    service.access.override('POST /v1/sessions', {
      ...problem(429, 'too-many-requests', 'Too many attempts'),
      headers: { 'retry-after': '600' },
    });
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('请等 10 分钟再试').waitFor();
    service.access.override('POST /v1/sessions', undefined);
    await signIn(page, 'li.na@example.org');
    await page.getByRole('heading', { name: '批量评估' }).waitFor();
    expect(await entries(page)).toEqual(['练习', '批量评估', '题库', '复核']);
    await close();
  });

  it('says how to become the owner as long as there is none', async () => {
    service.access.setOwnerMissing(true);
    const { page, close } = await open();
    await page.getByText('answer-eval access link').waitFor();
    expect(await page.getByText('终端里打印了一个只能用一次的链接').isVisible()).toBe(true);
    await close();
  });

  it('leads an invited person in, and leaves no token in the address or the history', async () => {
    const { page, close } = await open('#invitation=interviewer-token-00000000');
    await page.getByText('陈管理邀请你').waitFor();
    expect(new URL(page.url()).hash).toBe('#practice');
    expect(await page.getByLabel('新密码', { exact: true }).getAttribute('autocomplete')).toBe('new-password');
    await page.getByRole('button', { name: '建立账户并登录' }).click();
    await page.getByText('请写上姓名').waitFor();
    await page.getByLabel('姓名').fill('赵敏');
    await page.getByLabel('邮箱').fill('zhao@example.org');
    await page.getByLabel('新密码', { exact: true }).fill('short');
    await page.getByText('太短了').waitFor();
    await page.getByLabel('新密码', { exact: true }).fill('a sentence of mine');
    await page.getByLabel('再输一次新密码').fill('a sentence of mine');
    await page.getByRole('button', { name: '建立账户并登录' }).click();
    await page.getByRole('button', { name: /赵敏/ }).waitFor();
    expect(service.access.received.find(({ request }) => request === 'POST /v1/invitations/accept')?.body).toEqual({
      token: 'interviewer-token-00000000',
      name: '赵敏',
      email: 'zhao@example.org',
      password: 'a sentence of mine',
    });
    const stored = await page.evaluate(() => JSON.stringify({ ...window.localStorage, ...window.sessionStorage }));
    expect(stored).not.toContain('interviewer-token');
    await page.goBack();
    expect(page.url()).not.toContain('invitation');
    await close();
  });

  it.each([
    ['taken-token-00000000000000', '这个链接已经用过了'],
    ['expired-token-000000000000', '这个链接已经过期'],
    ['unknown-token-000000000000', '没有这个链接'],
  ])('explains the link %s and leads to the form', async (token, words) => {
    const { page, close } = await open(`#invitation=${token}`);
    await page.getByText(words).waitFor();
    await page.getByRole('button', { name: '去登录' }).click();
    await page.getByRole('heading', { name: '登录面试评估' }).waitFor();
    await close();
  });

  it('lets somebody choose a new password by a link, and change it when they are in', async () => {
    const { page, close } = await open('#invitation=reset-token-00000000000000');
    await page.getByRole('heading', { name: '设置新密码' }).waitFor();
    expect(await page.getByLabel('邮箱').inputValue()).toBe('li.na@example.org');
    await page.getByLabel('新密码', { exact: true }).fill(goodPassword);
    await page.getByLabel('再输一次新密码').fill(goodPassword);
    await page.getByRole('button', { name: '设置密码' }).click();
    await page.getByText('新密码设好了').waitFor();
    await page.getByRole('button', { name: '去登录' }).click();
    await signIn(page, 'li.na@example.org');

    await page.getByRole('button', { name: /李娜/ }).click();
    await page.getByRole('link', { name: '修改密码' }).click();
    service.access.override('PUT /v1/account/password', {
      status: 400,
      body: {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'currentPassword: is not your password',
        code: 'input-invalid',
        requestId: 'req-42',
        errors: [{ field: 'currentPassword', message: 'is not your password' }],
      },
    });
    await page.getByLabel('现在的密码').fill('something else');
    await page.getByLabel('新密码', { exact: true }).fill('another sentence');
    await page.getByLabel('再输一次新密码').fill('another sentence');
    await page.getByRole('button', { name: '修改密码', exact: true }).click();
    await page.getByText('这不是现在的密码').waitFor();
    service.access.override('PUT /v1/account/password', undefined);
    await page.getByRole('button', { name: '修改密码', exact: true }).click();
    await page.getByText('密码改好了').waitFor();
    await close();
  });

  it('shows a candidate practice and their own answers only, and says so where an address leads elsewhere', async () => {
    service.access.requireSignIn('candidate');
    const { page, close } = await open('#batches');
    await page.getByRole('heading', { name: '这一页不对你开放' }).waitFor();
    expect(await entries(page)).toEqual(['练习', '我的回答']);
    await page.getByRole('link', { name: '回到练习' }).click();
    await page.getByRole('radio', { name: /柜台投诉/ }).waitFor();
    await close();
  });

  it('asks to sign in again above what is being written, and nothing of it is lost', async () => {
    service.access.requireSignIn('candidate');
    service.respond({ evaluation: { body: mixedEvaluation } });
    const { page, close } = await open('#question=counter-complaint');
    await page.getByRole('textbox', { name: '你的回答' }).fill(complaintAnswer);
    service.access.endSession();
    await page.getByRole('button', { name: '提交并看评估' }).click();
    await page.getByRole('dialog', { name: '请重新登录' }).waitFor();
    expect(await page.getByLabel('邮箱').inputValue()).toBe('wang@example.org');
    await page.getByLabel('密码', { exact: true }).fill(goodPassword);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.getByRole('textbox', { name: '你的回答' }).inputValue()).toBe(complaintAnswer);
    await page.getByRole('button', { name: '提交并看评估' }).click();
    await page.getByRole('heading', { name: '评估结果' }).waitFor();
    await close();
  });

  it('shows nobody the drafts of somebody else who used this browser before', async () => {
    service.access.requireSignIn('candidate');
    const { page, close } = await open('#question=counter-complaint');
    const box = page.getByRole('textbox', { name: '你的回答' });
    await box.fill('王芳写的');
    await page.getByText('草稿已保存').waitFor();
    await page.getByRole('button', { name: /王芳/ }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await signIn(page, 'li.na@example.org');
    await page.getByRole('radio', { name: /柜台投诉/ }).check();
    await page.getByRole('heading', { level: 2, name: /柜台投诉/ }).waitFor();
    expect(await box.inputValue()).toBe('');
    await close();
  });

  it('says that nobody has to sign in where it is so', async () => {
    service.access.openDemo();
    const { page, close } = await open();
    await page.getByText('演示模式：只在这台电脑上，不用登录').waitFor();
    expect(await entries(page)).toEqual(['练习', '我的回答', '批量评估', '题库', '复核']);
    await close();
  });

  it('is in English too, fits a phone and works by keyboard', async () => {
    const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
    const { page, close } = await open('', phone);
    await page.getByText('English', { exact: true }).tap();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await findChineseTexts(page, ['.ant-segmented'])).toEqual([]);
    await page.getByLabel('E-mail').focus();
    await page.keyboard.insertText('chen@example.org');
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(goodPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'People' }).waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.getByRole('button', { name: /陈管理/ }).tap();
    expect(await page.getByRole('link', { name: 'API keys' }).isVisible()).toBe(true);
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('link', { name: 'API keys' }).isVisible()).toBe(false);
    await close();
  });
});

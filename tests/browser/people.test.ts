import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { type FakeService, startFakeService } from './support/fake-service.ts';
import { openPage, sidewaysOverflow } from './support/open-page.ts';
import { problem } from './support/problem.ts';

requireChromium();

describe.skipIf(isChromiumMissing)('people', () => {
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
  beforeEach(() => service.access.requireSignIn('owner'));

  const open = (hash: string, options = {}) => openPage(browser, `${service.url}${hash}`, options);
  const bodyOf = (request: string) => service.access.received.findLast((it) => it.request === request)?.body;
  const person = (page: Page, name: string) => page.locator('.person').filter({ hasText: name });

  it('changes roles, shuts people out, makes links for a new password and asks before it removes', async () => {
    const { page, close } = await open('#people');
    await page.getByRole('combobox', { name: '李娜的角色' }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: '管理员' }).click();
    await eventually(() => bodyOf('PATCH /v1/accounts/p-li')).toEqual({ role: 'owner' });
    await person(page, '王芳').getByRole('button', { name: '停用' }).click();
    await person(page, '王芳').getByText('已停用').waitFor();
    await person(page, '王芳').getByRole('button', { name: '重设密码的链接' }).click();
    const link = page.getByRole('textbox', { name: /给王芳的链接/ });
    await link.waitFor();
    expect(await link.inputValue()).toBe(`${service.url}#invitation=reset-1`);
    expect(await person(page, '陈管理').getByRole('button', { name: '移除' }).count()).toBe(0);
    await person(page, '王芳').getByRole('button', { name: '移除' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '先不移除' }).click();
    expect(bodyOf('DELETE /v1/accounts/p-wang')).toBeUndefined();
    await person(page, '王芳').getByRole('button', { name: '移除' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '移除', exact: true }).click();
    await eventually(() => person(page, '王芳').count()).toBe(0);

    service.access.override('PATCH /v1/accounts/p-owner', problem(409, 'last-owner', 'This is the last owner'));
    await page.getByRole('combobox', { name: '陈管理的角色' }).click();
    await page.locator('.ant-select-item-option:visible').filter({ hasText: '候选人' }).click();
    await page.getByText('这是最后一位管理员').waitFor();
    await close();
  });

  it('invites by a link that is shown once, and takes it back', async () => {
    const { page, close } = await open('#people');
    await page.getByLabel('邮箱（可以不填）').fill('zhao@example.org');
    await page.getByRole('button', { name: '生成链接' }).click();
    const link = page.getByRole('textbox', { name: /邀请链接/ });
    await link.waitFor();
    expect(await link.inputValue()).toBe(`${service.url}#invitation=Zr4nd0mZr4nd0mZr4nd0m`);
    expect(bodyOf('POST /v1/invitations')).toEqual({ role: 'interviewer', email: 'zhao@example.org' });
    await person(page, 'zhao@example.org').getByRole('button', { name: '收回' }).click();
    await person(page, 'zhao@example.org').getByText('已收回').waitFor();
    await page.reload();
    await person(page, 'zhao@example.org').waitFor();
    expect(await link.count()).toBe(0);
    await close();
  });

  it('makes a key with scopes, shows it once, and revokes it', async () => {
    const { page, close } = await open('#people');
    await page.getByRole('button', { name: '生成密钥' }).click();
    await page.getByText('请写上名称').waitFor();
    await page.getByLabel('名称').fill('招聘系统');
    await page.getByRole('checkbox', { name: '批量评估' }).check();
    await page.getByRole('button', { name: '生成密钥' }).click();
    expect(await page.getByRole('textbox', { name: /密钥“招聘系统”/ }).inputValue()).toBe('ae_7Qx2secretsecretsecret');
    expect(bodyOf('POST /v1/api-keys')).toEqual({
      name: '招聘系统',
      scopes: ['evaluations', 'batches'],
      expiresInDays: 90,
    });
    await person(page, 'ae_7Qx2').getByRole('button', { name: '作废' }).click();
    await person(page, 'ae_7Qx2').getByText('已作废').waitFor();
    await close();
  });

  it('lets an interviewer make keys, with no more than they may do themselves, and nothing else', async () => {
    service.access.requireSignIn('interviewer');
    const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
    const { page, close } = await open('#people', phone);
    await page.getByRole('heading', { name: '这一页不对你开放' }).waitFor();
    await page.getByRole('button', { name: /李娜/ }).tap();
    await page.getByRole('link', { name: 'API 密钥' }).tap();
    await page.getByRole('heading', { name: 'API 密钥' }).waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(4);
    expect(await page.getByRole('checkbox', { name: '发布评分标准' }).count()).toBe(0);
    expect(await sidewaysOverflow(page)).toBe(0);
    await close();
  });
});

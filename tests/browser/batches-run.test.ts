import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { finishedBatch, readyBatch } from './support/canned-batches.ts';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { type FakeService, startFakeService } from './support/fake-service.ts';
import { openPage, sidewaysOverflow } from './support/open-page.ts';
import { problem } from './support/problem.ts';

requireChromium();

const running = (evaluated: number) =>
  ({ ...readyBatch, status: 'running', counts: { ...readyBatch.counts, evaluated, needsReview: 3 } }) as const;

describe.skipIf(isChromiumMissing)('a batch from the list to its end', () => {
  let browser: Browser;
  let service: FakeService;
  beforeAll(async () => {
    service = await startFakeService();
    browser = await launchBrowser();
  });
  beforeEach(() => service.batches.clear());
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  const open = (hash: string, options = {}) => openPage(browser, `${service.url}${hash}`, options);
  const failure = (page: Page) => page.getByRole('alert').filter({ has: page.locator('.ant-alert-title') });
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const posted = (action: string) =>
    service.batches.received.filter(({ path }) => path === `/v1/batches/b1/${action}`).map(({ body }) => body);
  const count = (page: Page, name: string) =>
    page
      .locator('.batch-counts > div', { has: page.getByText(name, { exact: true }) })
      .locator('dd')
      .textContent();

  it('says what to do where there is no batch yet, and leads there and back by links', async () => {
    const { page, close } = await open('');
    await page.getByRole('link', { name: '批量评估' }).click();
    await page.getByText('还没有批次').waitFor();
    expect(await page.title()).toBe('批量评估');
    expect(await page.getByRole('link', { name: '批量评估' }).getAttribute('aria-current')).toBe('page');
    await page.getByRole('link', { name: '新建批次' }).click();
    await page.waitForFunction(() => document.activeElement?.textContent === '新建批次');
    await page.goBack();
    await page.getByText('还没有批次').waitFor();
    await page.getByRole('link', { name: '练习' }).click();
    await page.getByRole('textbox', { name: '你的回答' }).waitFor();
    expect(await page.title()).toBe('面试练习');
    await close();
  });

  it('lists batches with state, progress and how many wait for a person, and follows those that run', async () => {
    service.batches.put({ ...finishedBatch, id: 'b0', name: '秋季面试' });
    service.batches.put(running(30));
    const { page, close } = await open('#batches');
    const row = (name: string) => page.getByRole('row', { name });
    await row('秋季面试').waitFor();
    expect(await row('秋季面试').textContent()).toMatch(/春季面试\.csv已完成120 \/ 120失败 230/);
    expect(await row('正在评估').textContent()).toContain('30 / 120');
    service.batches.put(running(90));
    await row('90 / 120').waitFor();
    await page.getByRole('link', { name: '秋季面试' }).click();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
    await close();
  });

  it('shows before the start how much there is, how long it takes, and which rows were not read', async () => {
    service.batches.put(readyBatch);
    const { page, close } = await open('#batch=b1');
    await page.getByText('预计：120 份，约 12 秒，不花钱。').waitFor();
    expect([await count(page, '回答'), await count(page, '没有读入的行')]).toEqual(['120', '23']);
    await page.getByText('有 23 行没有读入').click();
    await page.getByRole('row', { name: /^9 这一行的格数和第一行的列数对不上/ }).waitFor();
    await button(page, '再看一些').click();
    await page.getByRole('row', { name: /^222 “题目”列：题库里找不到这道题/ }).waitFor();
    expect(await button(page, '再看一些').count()).toBe(0);
    await close();
  });

  it('starts with a limit, shows the progress as it comes, pauses, and goes on without the limit', async () => {
    service.batches.put(readyBatch);
    const { page, close } = await open('#batch=b1');
    await page.getByLabel('评到多少份先停一停').fill('20');
    await page.getByText('预计：20 份，约 2 秒').waitFor();
    await page.keyboard.press('Enter');
    await button(page, '暂停').waitFor();
    expect(posted('start')).toEqual([{ cap: { items: 20, costUsd: null } }]);

    service.batches.put(running(12));
    await page.getByText('12 / 120', { exact: true }).waitFor();
    expect([await count(page, '已评好'), await count(page, '建议人工看')]).toEqual(['12', '3']);
    await page.waitForTimeout(1_600);
    service.batches.put(running(60));
    await page.getByText(/还要约 \d+ 秒/).waitFor();

    service.batches.put({
      ...running(60),
      status: 'paused',
      pauseReason: 'cap-items',
      cap: { items: 20, costUsd: null },
    });
    await page.getByText('到了设定的份数上限').waitFor();
    expect(await page.getByLabel('评到多少份先停一停').inputValue()).toBe('');
    await button(page, '继续评估').click();
    await button(page, '暂停').click();
    await page.getByText('已暂停，做好的都保留着').waitFor();
    expect(posted('resume')).toEqual([{ cap: { items: null, costUsd: null } }]);
    await close();
  });

  it('forecasts what a run costs, takes a limit on it, and shows what is spent of it', async () => {
    service.batches.put({ ...readyBatch, engine: 'auto' });
    service.batches.override('GET /v1/batches/b1/forecast', {
      body: { items: 120, seconds: 40, costUsd: 0.42, sampleSize: 20, basis: 'recent-use' },
    });
    const { page, close } = await open('#batch=b1');
    await page.getByText('预计：120 份，约 40 秒，US$0.42。').waitFor();
    expect(await page.getByText('引擎：自动').isVisible()).toBe(true);
    await page.getByLabel('费用上限').fill('0.5');
    await button(page, '开始评估').click();
    await button(page, '暂停').waitFor();
    expect(posted('start')).toEqual([{ cap: { items: null, costUsd: 0.5 } }]);
    service.batches.put({ ...running(40), costUsd: 0.1234, cap: { items: null, costUsd: 0.5 } });
    await page.getByText('已花 US$0.123，上限 US$0.5').waitFor();
    service.batches.put({ ...finishedBatch, costUsd: 0.4 });
    await page.getByText('已花 US$0.4', { exact: true }).waitFor();
    await close();
  });

  it.each([
    { forecast: { costUsd: 0.42, basis: 'guess' }, says: /时间还估不出来，US\$0\.42。[\s\S]*是猜的/ },
    { forecast: { costUsd: 0, basis: 'recent-use' }, says: /费用为 0，或没有设置单价。/ },
  ])('does not claim to know time or cost where the service does not: $forecast', async ({ forecast, says }) => {
    service.batches.put({ ...readyBatch, engine: 'llm' });
    service.batches.override('GET /v1/batches/b1/forecast', {
      body: { items: 120, seconds: null, sampleSize: 20, ...forecast },
    });
    const { page, close } = await open('#batch=b1');
    await page.locator('.forecast').waitFor();
    expect(await page.locator('.forecast').textContent()).toMatch(says);
    await close();
  });

  it('says nothing of money where nothing costs any', async () => {
    service.batches.put(readyBatch);
    const { page, close } = await open('#batch=b1');
    await page.getByText('不花钱').waitFor();
    expect(await page.getByLabel('费用上限').count()).toBe(0);
    service.batches.put(running(40));
    await page.getByText('40 / 120', { exact: true }).waitFor();
    expect(await page.getByText('已花').count()).toBe(0);
    await close();
  });

  it('asks before it cancels, and puts the focus back when one thinks better of it', async () => {
    service.batches.put(running(30));
    const { page, close } = await open('#batch=b1');
    await button(page, '取消这个批次').click();
    const dialog = page.getByRole('dialog', { name: '取消这个批次？' });
    expect(await dialog.textContent()).toContain('已经做完的 30 份会保留，其余 90 份不再评估');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(posted('cancel')).toEqual([]);
    expect(await button(page, '取消这个批次').evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await button(page, '取消批次').click();
    await page.getByText('已取消。取消之前评好的都在下面').waitFor();
    expect(await button(page, '取消这个批次').count()).toBe(0);
    await close();
  });

  it('retries only what failed', async () => {
    service.batches.put(finishedBatch);
    const { page, close } = await open('#batch=b1');
    await button(page, '只重试失败的 2 份').click();
    await button(page, '继续评估').waitFor();
    expect(posted('retry')).toHaveLength(1);
    await close();
  });

  it('goes on by asking when the stream breaks, says when nobody answers, and catches up', async () => {
    service.batches.put(running(10));
    const { page, close } = await open('#batch=b1');
    await page.getByText('10 / 120', { exact: true }).waitFor();
    await expect.poll(() => service.batches.countStreams()).toBe(1);
    service.batches.breakStreams(true);
    service.batches.put(running(50));
    await page.getByText('50 / 120', { exact: true }).waitFor();

    service.batches.override('GET /v1/batches/b1', problem(503, 'store-unavailable', 'gone'));
    await page.getByText('暂时连不上服务').waitFor();
    expect(await page.getByText('50 / 120', { exact: true }).isVisible()).toBe(true);
    service.batches.override('GET /v1/batches/b1', undefined);
    service.batches.put(finishedBatch);
    await page.getByText('接下来').waitFor();
    expect(await page.getByText('暂时连不上服务').count()).toBe(0);
    await close();
  });

  it('explains an action that came too late, and shows the state as it is now', async () => {
    service.batches.put(running(10));
    const { page, close } = await open('#batch=b1');
    service.batches.override(
      'POST /v1/batches/b1/pause',
      problem(409, 'batch-state', 'A batch that is finished cannot be paused'),
    );
    await button(page, '暂停').click();
    await failure(page).waitFor();
    expect(await failure(page).textContent()).toMatch(/批次的状态已经变了[\s\S]*finished cannot be paused/);
    await close();
  });

  it.each([
    { hash: '#batch=gone', says: /这个批次没有取到[\s\S]*没有这个批次/ },
    { hash: '#batches', says: /批次没有取到[\s\S]*请等 5 秒再试/ },
  ])('explains what cannot be loaded at $hash', async ({ hash, says }) => {
    const busy = { ...problem(503, 'store-unavailable', 'gone'), headers: { 'retry-after': '5' } };
    service.batches.override('GET /v1/batches', busy);
    const { page, close } = await open(hash);
    await failure(page).waitFor();
    expect(await failure(page).textContent()).toMatch(says);
    service.batches.clear();
    service.batches.put({ ...readyBatch, id: 'gone' });
    await button(page, '再试一次').click();
    await page.getByText('春季面试', { exact: true }).waitFor();
    await close();
  });

  it('stays usable when the part of the page for batches does not come', async () => {
    const { page, close } = await open('');
    await page.getByRole('textbox', { name: '你的回答' }).waitFor();
    await page.route('**/assets/batches-page*.js', (route) => route.abort('connectionrefused'));
    await page.getByRole('link', { name: '批量评估' }).click();
    await failure(page).waitFor();
    await page.getByRole('link', { name: '练习' }).click();
    await page.getByRole('textbox', { name: '你的回答' }).waitFor();
    await close();
  });

  it('needs no sideways scrolling at 360 pixels, in any state and language', async () => {
    for (const language of ['中文', 'English']) {
      service.batches.put({ ...readyBatch, name: 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3) });
      const { page, close } = await open('#batches', { viewport: { width: 360, height: 740 } });
      await page.getByText(language, { exact: true }).click();
      await page.getByRole('row').nth(1).waitFor();
      expect(await sidewaysOverflow(page)).toBe(0);
      await page.goto(`${service.url}#batch=b1`);
      for (const batch of [readyBatch, running(10), { ...running(10), status: 'paused' as const }, finishedBatch]) {
        service.batches.put(batch);
        await page.locator(`.batch-status.status-${batch.status}`).waitFor();
        expect(await sidewaysOverflow(page)).toBe(0);
      }
      await close();
    }
  });
});

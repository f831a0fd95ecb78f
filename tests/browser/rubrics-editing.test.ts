import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DraftReply } from '../../src/api/authoring-schemas.ts';
import { batchItems, finishedBatch } from './support/canned-batches.ts';
import { forgottenCard, importedDrafts, publishedHash } from './support/canned-rubrics.ts';
import { findChineseTexts } from './support/chinese-texts.ts';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { type FakeService, startFakeService } from './support/fake-service.ts';
import { openPage, sidewaysOverflow } from './support/open-page.ts';
import { problem } from './support/problem.ts';

requireChromium();

describe.skipIf(isChromiumMissing)('editing a rubric', () => {
  let browser: Browser;
  let service: FakeService;
  beforeAll(async () => {
    service = await startFakeService();
    browser = await launchBrowser();
  });
  beforeEach(() => {
    service.rubrics.clear();
    service.respond({});
    for (const draft of importedDrafts) service.rubrics.put(draft);
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  const open = (hash: string, options: BrowserContextOptions = {}) =>
    openPage(browser, `${service.url}#${hash}`, options);
  const saved = () => service.rubrics.drafts.get('d1');
  const points = (page: Page, name: string) => page.getByRole('spinbutton', { name: `要点 ${name}的分数` });
  const prompt = (page: Page) => page.getByRole('textbox', { name: '题目' });
  const save = (page: Page) => page.getByRole('button', { name: '保存草稿' }).click();

  it('keeps the total when points of a criterion are changed, and offers two ways to make the sum right', async () => {
    const { page, close } = await open('draft=d1');
    await points(page, '1：安抚').fill('4');
    await page.getByText('要点加起来 11 分，多出 1 分').waitFor();
    // 6 points in proportion 3 to 4, in halves: 2.57 and 3.43.
    await page.getByRole('button', { name: '由其他要点补齐：4 + 2.5 + 3.5' }).click();
    await page.getByText('要点加起来正好 10 分').waitFor();
    await page.getByRole('button', { name: '＋ 加一个要点' }).click();
    await page.getByText('要点加起来 11 分').waitFor();
    await page.getByRole('button', { name: '总分改为 11 分' }).click();
    await page.getByText('要点加起来正好 11 分').waitFor();
    await page.getByRole('button', { name: '删除要点 4：新要点' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '删除' }).click();
    await page.getByText('还差 1 分').waitFor();
    await close();
  });

  it('says in words what is wrong with a cue, beside it and above, and leads there', async () => {
    const { page, close } = await open('draft=d1');
    await page.getByRole('textbox', { name: '线索 1', exact: true }).fill('请..坐下');
    await page.getByText('有 1 处要改').first().waitFor();
    expect(await page.locator('.cue-row').first().locator('.field-problem').textContent()).toBe(
      '这样写永远找不到，应写成：请 .. 坐下',
    );
    await page.locator('.criterion-toggle').first().click();
    expect(await page.getByText('1 处要改').last().isVisible()).toBe(true);
    await page.getByRole('button', { name: '要点 1：安抚 · 线索 1' }).click();
    await page.waitForFunction(() => document.activeElement?.id === 'field-criteria.0.cues.0');
    await save(page);
    await eventually(() => service.rubrics.received.filter(({ method }) => method === 'PUT').length).toBe(1);
    expect(saved()?.revision).toBe(1);
    await page.getByRole('textbox', { name: '线索 1', exact: true }).fill('请 .. 坐下来');
    await page.getByText('有 1 处要改').first().waitFor({ state: 'detached' });
    await save(page);
    await eventually(() => saved()?.content.criteria[0]?.cues[0]?.say).toBe('请 .. 坐下来');
    await close();
  });

  it('finds unsaved changes again after a reload, and forgets them once they are saved', async () => {
    const { page, close } = await open('draft=d1');
    await prompt(page).fill('改过的题目？');
    await page.getByText('有没保存的修改').waitFor();
    await page.reload();
    await page.getByText('有没保存的修改').waitFor();
    expect(await prompt(page).inputValue()).toBe('改过的题目？');
    await save(page);
    await page.getByText('✓ 已保存').waitFor();
    expect(saved()).toMatchObject({ revision: 2, content: { prompt: '改过的题目？' } });
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('rubric')))).toEqual([]);
    await close();
  });

  it('loses neither side when somebody else has saved in between', async () => {
    const { page, close } = await open('draft=d1');
    await prompt(page).fill('我的题目？');
    const theirs = { ...forgottenCard, prompt: '别人的题目？' };
    service.rubrics.put({ ...(importedDrafts[0] as DraftReply), revision: 5, content: theirs });
    await save(page);
    await page.getByText('这份草稿在别处保存过').waitFor();
    expect(await prompt(page).inputValue()).toBe('我的题目？');
    await page.getByRole('button', { name: '载入新保存的那份' }).click();
    expect(await prompt(page).inputValue()).toBe('别人的题目？');
    await page.reload();
    await page.getByRole('button', { name: '换回我写的那份' }).click();
    expect(await prompt(page).inputValue()).toBe('我的题目？');
    await save(page);
    await eventually(() => saved()).toMatchObject({ revision: 6, content: { prompt: '我的题目？' } });
    await close();
  });

  it('asks a model only where one is set up, and shows what was used and what was not, and why', async () => {
    const { page, close } = await open('draft=d1');
    await page.getByRole('tab', { name: '怎么来的' }).click();
    await page.getByText('没有配置大模型').waitFor();
    expect(await page.getByRole('button', { name: '请它提建议' }).count()).toBe(0);
    service.respond({ engines: { body: { engines: [{ id: 'llm', configured: true }] } } });
    service.rubrics.setProposals([
      { criterionId: 'calm', kind: 'cue', text: '倒杯水', isUsed: true, failedCheck: null },
      { criterionId: 'way', kind: 'cue', text: '客户', isUsed: false, failedCheck: 'cue-too-general' },
      { criterionId: 'way', kind: 'paraphrase', text: '都行', isUsed: false, failedCheck: 'term-soup' },
    ]);
    await page.reload();
    await page.getByRole('tab', { name: '怎么来的' }).click();
    await page.getByRole('button', { name: '请它提建议' }).click();
    await page.getByText('提了 3 条建议，用上了 1 条。').waitFor();
    expect(await page.getByRole('region', { name: '用上了' }).textContent()).toMatch(/安抚 · 线索倒杯水/);
    expect(await page.locator('.proposal-why').allTextContents()).toEqual([
      '这条线索太宽，别的题的答案也会命中。',
      '没通过检查“只堆词语”',
    ]);
    await close();
  });

  it('compares versions, re-scores old answers in one step, and begins a draft of the version in use', async () => {
    const { page, close } = await open('rubrics');
    await page.getByText('以前的版本（1）').click();
    await page.getByRole('link', { name: '比较 1.0.0 和现行的 1.0.1' }).click();
    await page.getByText('用两个版本评了 120 份回答，2 份分数会变。').waitFor();
    expect(await page.getByRole('row').filter({ hasText: 'rec-7' }).textContent()).toMatch(
      /9 → 6 \(−3\)[\s\S]*安抚 说清楚了（3 分） → 还没说到（0 分）/,
    );
    expect(await page.getByRole('row').filter({ hasText: '安抚 · 分数' }).textContent()).toMatch(/34$/);
    expect(service.rubrics.received.map(({ path }) => path)).toContain(
      `/v1/rubric-comparisons?from=${'a'.repeat(64)}&to=${publishedHash}`,
    );

    await page.getByRole('link', { name: '← 题库' }).click();
    const row = page.getByRole('listitem').filter({ hasText: '柜台投诉' });
    await row.getByRole('button', { name: '重评旧回答' }).click();
    await row.getByText('重评了 2 份，其中 1 份分数变了。').waitFor();
    expect(await row.getByText('还有 1 份没能重评').isVisible()).toBe(true);
    await row.getByRole('button', { name: '修改' }).click();
    await page.getByRole('heading', { level: 3, name: '评分标准' }).waitFor();
    const drafted = service.rubrics.received.filter(({ method, path }) => method === 'POST' && path === '/v1/drafts');
    expect(drafted.map(({ body }) => body)).toEqual([{ questionId: 'counter-complaint' }]);
    await close();
  });

  it('explains a service that is gone, and a draft that is no longer there', async () => {
    service.rubrics.override('GET /v1/rubrics', problem(503, 'store-unavailable', 'gone'));
    const { page, close } = await open('rubrics');
    await page.getByText('题库没有取到').waitFor();
    service.rubrics.override('GET /v1/rubrics', undefined);
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByText('现行版本 1.0.1').waitFor();
    await page.getByRole('listitem').filter({ hasText: '忘带身份证' }).getByRole('button', { name: '删除' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '删除' }).click();
    await eventually(() => saved()).toBeUndefined();
    await page.goto(`${service.url}#draft=d1`);
    await page.getByText('没有这份草稿了').waitFor();
    await close();
  });

  it('marks in the table of a batch what was scored with an older rubric', async () => {
    const [first, second] = batchItems.slice(1);
    if (first?.evaluation == null || second === undefined) throw new Error('the canned items have changed');
    const items = [{ ...first, evaluation: { ...first.evaluation, isStale: true } }, second];
    service.batches.put(finishedBatch);
    service.batches.override('GET /v1/batches/b1/items', { body: { items, next: null } });
    const { page, close } = await open('batch=b1');
    await page.getByRole('row').filter({ hasText: '候选人2' }).getByText('旧版评分标准').waitFor();
    expect(await page.locator('.stale-tag').count()).toBe(1);
    await page.getByRole('tab', { name: '得分分布' }).click();
    await page.getByText('其中 4 份是按旧版评分标准评的').waitFor();
    await close();
    service.batches.clear();
  });

  it.each(['中文', 'English'])('fits a phone in %s, and mixes no languages', async (language) => {
    const { page, close } = await open('rubrics', { viewport: { width: 360, height: 740 } });
    await page.getByText(language, { exact: true }).click();
    const fromElsewhere = ['.row-title', '.row-warning', '.beside', '.source-text', 'textarea', '.criterion-name'];
    for (const hash of ['rubrics', 'rubrics/document', 'rubrics/question', 'import=i1', 'draft=d1', 'draft=d2']) {
      await page.goto(`${service.url}#${hash}`);
      await page.getByRole('heading', { level: 2 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await sidewaysOverflow(page)).toBe(0);
      if (language !== 'English' || hash.startsWith('import')) continue;
      expect(await findChineseTexts(page, [...fromElsewhere, '.ant-select'])).toEqual(['中文']);
    }
    await close();
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DraftReply } from '../../src/api/authoring-schemas.ts';
import { derivedCard, importedDrafts } from './support/canned-rubrics.ts';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { type FakeService, startFakeService } from './support/fake-service.ts';
import { openPage, sidewaysOverflow } from './support/open-page.ts';

requireChromium();

describe.skipIf(isChromiumMissing)('a rubric with derived cues', () => {
  let browser: Browser;
  let service: FakeService;
  beforeAll(async () => {
    service = await startFakeService();
    browser = await launchBrowser();
  });
  beforeEach(() => {
    service.rubrics.clear();
    service.respond({});
    service.rubrics.put({ ...(importedDrafts[0] as DraftReply), content: derivedCard });
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  const open = (width = 1280) => openPage(browser, `${service.url}#draft=d1`, { viewport: { width, height: 900 } });
  const saved = () => service.rubrics.drafts.get('d1');
  const lines = (page: Page) => page.locator('.cue-family-words strong').allTextContents();
  const save = async (page: Page) => {
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('✓ 已保存').waitFor();
  };

  it('shows the strongest words first, always those that were found, and all of them on demand', async () => {
    const { page, close } = await open();
    await eventually(() => lines(page)).toEqual(['坐下', '急事', '安慰', '理解', '说完', '先请']);
    // 0.4 and 0.2 for who says 坐下 itself.
    expect(await page.locator('.cue-family-line').first().textContent()).toBe('坐下请坐 · 倒杯水分量 0.6');
    await page.getByText('10 条线索', { exact: true }).waitFor();
    await page.getByRole('tab', { name: '试答' }).click();
    await page.getByRole('textbox', { name: '写一份回答试试' }).fill('我会慢慢说给他听');
    await page.getByText('✓ 命中“慢慢说”').waitFor();
    expect(await lines(page)).toEqual(['坐下', '急事', '安慰', '理解', '说完', '先请', '慢慢说']);
    await page.getByRole('button', { name: '显示全部 10 条线索' }).click();
    expect(await lines(page)).toHaveLength(10);
    await page.getByRole('searchbox', { name: '在线索里找一个词' }).fill('倒杯');
    expect(await lines(page)).toEqual(['坐下']);
    await page.getByRole('searchbox', { name: '在线索里找一个词' }).fill('喝茶');
    await page.getByText('没有这样的线索').waitFor();
    await close();
  });

  it('can change every cue, and keeps on saving that the rubric was derived', async () => {
    const { page, close } = await open();
    await page.getByRole('button', { name: /^坐下/ }).click();
    await page.getByRole('textbox', { name: '线索 2', exact: true }).fill('坐下来');
    await page.getByRole('textbox', { name: '线索 1', exact: true }).fill('@请坐|坐好');
    await page.getByRole('textbox', { name: '加一条线索' }).fill('递杯水');
    await page.keyboard.press('Enter');
    const own = page.getByRole('textbox', { name: '线索 12', exact: true });
    expect(await own.inputValue()).toBe('递杯水');
    await page.getByRole('textbox', { name: '名称', exact: true }).fill('安顿');
    await save(page);
    expect(saved()?.content).toMatchObject({ derived: true, vocabulary: derivedCard.vocabulary });
    const cues = saved()?.content.criteria[0]?.cues ?? [];
    expect([cues[0], cues[1], cues.at(-1)]).toEqual([
      { say: '@请坐|坐好', weight: 0.4 },
      { say: '坐下来', weight: 0.2 },
      { say: '递杯水', weight: 2 },
    ]);

    await page.getByRole('button', { name: '删除线索 12' }).click();
    await page.getByRole('button', { name: '＋ 加一个要点' }).click();
    await page.getByRole('button', { name: '删除要点 4：新要点' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '删除' }).click();
    await page.reload();
    await save(page);
    expect(saved()?.content).toMatchObject({ derived: true });
    expect(saved()?.content.criteria[0]?.cues).toHaveLength(11);
    await close();
  });

  it('opens the line that holds what is wrong, however far down it is', async () => {
    const { page, close } = await open();
    await page.getByRole('button', { name: '显示全部 10 条线索' }).click();
    await page.getByRole('button', { name: /^联系/ }).click();
    await page.getByRole('textbox', { name: '线索 11', exact: true }).fill('联系..我');
    await page.getByText('有 1 处要改').first().waitFor();
    await page.reload();
    await page.getByRole('button', { name: '要点 1：安抚 · 线索 11' }).click();
    await page.waitForFunction(() => document.activeElement?.id === 'field-criteria.0.cues.10');
    await close();
  });

  it('fits a phone with lines open and closed', async () => {
    const { page, close } = await open(360);
    await page.getByRole('button', { name: /^坐下/ }).click();
    await page.getByRole('textbox', { name: '线索 1', exact: true }).waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    await close();
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importedDrafts, pastedDocument, soundReport } from './support/canned-rubrics.ts';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { type FakeService, startFakeService } from './support/fake-service.ts';
import { openPage } from './support/open-page.ts';

requireChromium();

const answer = '我会先请他到旁边坐下，表示理解，再告诉他可以用手机银行办理。';

describe.skipIf(isChromiumMissing)('from a document to a published rubric', () => {
  let browser: Browser;
  let service: FakeService;
  beforeAll(async () => {
    service = await startFakeService();
    browser = await launchBrowser();
  });
  beforeEach(() => {
    service.rubrics.clear();
    service.respond({});
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  const open = (hash: string) => openPage(browser, `${service.url}#${hash}`);
  const requests = (method: string, path: string) =>
    service.rubrics.received.filter((it) => it.method === method && it.path === path);
  const bodies = (method: string, path: string) => requests(method, path).map(({ body }) => body);
  const openDraft = async (id: string) => {
    for (const draft of importedDrafts) service.rubrics.put(draft);
    const opened = await open(`draft=${id}`);
    await opened.page.getByRole('heading', { level: 3, name: '评分标准' }).waitFor();
    return opened;
  };
  const criterionNames = (page: Page) => page.locator('.criterion-name').allTextContents();
  const total = (page: Page) => page.locator('.trial .total-number');

  it('shows what became of every line, and leads from what is uncertain to its line', async () => {
    const { page, close } = await open('rubrics');
    await page.getByRole('link', { name: '导入文档' }).click();
    await page.getByRole('textbox', { name: '或者粘贴文字' }).fill(pastedDocument);
    await page.getByRole('button', { name: '读入这段文字' }).click();
    await page.getByText('9 行文字读成了 2 道题，略去 2 行。').waitFor();
    expect(bodies('POST', '/v1/imports')).toEqual([{ text: pastedDocument }]);
    const lines = page.locator('.source-line');
    expect(await lines.count()).toBe(9);
    expect(await lines.nth(0).textContent()).toMatch(/本站资料[\s\S]*略去：网站的告示或广告/);
    expect(await lines.nth(4).textContent()).toMatch(/-安抚[\s\S]*要点/);
    expect(await lines.nth(8).textContent()).toContain('请核对');
    expect(await page.locator('.uncertainties').textContent()).toContain('写的是 3，实际是 2。');
    await page.getByRole('button', { name: '看第 9 行' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('source-line-9');

    const questions = page.locator('.imported-question');
    expect(await questions.nth(0).locator('.imported-points li').count()).toBe(3);
    expect(await questions.nth(1).textContent()).toContain('有 1 处拿不准');
    await questions.nth(0).getByRole('link', { name: '打开草稿' }).click();
    await page.getByRole('heading', { level: 2, name: '客户忘带身份证又急着取钱，你怎么办？' }).waitFor();
    expect(page.url()).toContain('#draft=d1');
    await close();
  });

  it('sends a Word file as it is, and says in words when one cannot be read', async () => {
    const file = { name: '面试题 1.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\u0003\u0004') };
    const problem = { type: 'about:blank', title: '', status: 422, detail: 'no text', requestId: 'req-42' };
    service.rubrics.override('POST /v1/imports', { status: 422, body: { ...problem, code: 'document-unreadable' } });
    const { page, close } = await open('rubrics/document');
    await page.setInputFiles('input[type=file]', file);
    await page.getByText('“面试题 1.docx”没有读进来').waitFor();
    expect(await page.getByText('请另存为 .docx').isVisible()).toBe(true);
    service.rubrics.override('POST /v1/imports', undefined);
    await page.setInputFiles('input[type=file]', file);
    await page.getByText('9 行文字读成了 2 道题').waitFor();
    expect(requests('POST', '/v1/imports')[1]).toMatchObject({
      headers: { 'x-file-name': encodeURIComponent(file.name), 'content-type': 'application/octet-stream' },
      body: 'PK\u0003\u0004',
    });
    await close();
  });

  it('makes a draft of one question that is typed in, and asks for what is missing', async () => {
    const { page, close } = await open('rubrics/question');
    await page.getByRole('button', { name: '生成草稿' }).click();
    expect(await page.getByText('还没有填。').count()).toBe(2);
    await page.getByRole('textbox', { name: '题目' }).fill('怎样带新人？');
    await page.getByRole('textbox', { name: '参考答案' }).fill('-示范：先做一遍给他看');
    await page.getByRole('button', { name: '生成草稿' }).click();
    await page.getByRole('heading', { level: 3, name: '评分标准' }).waitFor();
    expect(bodies('POST', '/v1/drafts')).toEqual([
      {
        prompt: '怎样带新人？',
        modelAnswer: '-示范：先做一遍给他看',
        points: 10,
        section: { id: 'self', title: '自我认知' },
      },
    ]);
    await close();
  });

  it('scores the answer again as it and the cues change, and marks the words of a cue that is pointed at', async () => {
    const { page, close } = await openDraft('d1');
    // A draft that nobody has touched is shown beside its source.
    expect(await page.locator('.side-panel .source-line').count()).toBe(5);
    await page.getByRole('tab', { name: '试答' }).click();
    await page.getByRole('textbox', { name: '写一份回答试试' }).fill(answer);
    await eventually(() => total(page).textContent()).toContain('6 / 10 分');
    expect(await page.locator('.trial-criteria .outcome-tag').allTextContents()).toEqual([
      '说清楚了',
      '说清楚了',
      '还没说到',
    ]);
    await page.locator('.found-cue').first().hover();
    await eventually(() => page.locator('.cue-words').allTextContents()).toEqual(['请他到旁边坐下']);
    await page.getByRole('textbox', { name: '线索 2' }).first().focus();
    await eventually(() => page.locator('.cue-words').allTextContents()).toEqual(['理解']);

    await page.getByRole('textbox', { name: '加一条线索' }).fill('办理');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: '线索 1', exact: true }).fill('请 .. 喝茶');
    // The cue that was added is enough alone, as the one was that is found no more.
    await eventually(() => page.locator('.found-cue').allTextContents()).toContain('办理');
    expect(await total(page).textContent()).toContain('6 / 10 分');
    await page.getByRole('button', { name: '删除线索 3' }).click();
    await eventually(() => total(page).textContent()).toContain('4.5 / 10 分');
    await close();
  });

  it('calls off a trial when something has changed since', async () => {
    const { page, close } = await openDraft('d1');
    await page.getByRole('tab', { name: '试答' }).click();
    const box = page.getByRole('textbox', { name: '写一份回答试试' });
    await box.fill(answer);
    await eventually(() => total(page).textContent()).toContain('6 / 10 分');
    const calledOff: string[] = [];
    page.on('requestfailed', (request) => calledOff.push(request.postData() ?? ''));
    service.rubrics.delayTrials(60_000);
    const before = requests('POST', '/v1/rubric-trials').length;
    await box.fill('请您坐下');
    await eventually(() => requests('POST', '/v1/rubric-trials').length).toBe(before + 1);
    service.rubrics.delayTrials(0);
    await box.fill('可以用手机银行，下次提醒您');
    await eventually(() => total(page).textContent()).toContain('5 / 10 分');
    expect(calledOff.map((body) => JSON.parse(body).answer)).toEqual(['请您坐下']);
    await close();
  });

  it('puts criteria into another order by mouse and by keyboard', async () => {
    const { page, close } = await openDraft('d1');
    await page.locator('.criterion-toggle').first().click(); // closed, it is dragged over a shorter way
    const handle = (name: string) => page.getByRole('button', { name: `移动要点 ${name}` });
    await handle('3：跟进').focus();
    await page.keyboard.press('Space');
    await page.getByText('“跟进”移到了第 3 个。').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.getByText('“跟进”移到了第 2 个。').waitFor();
    await page.keyboard.press('Space');
    await eventually(() => criterionNames(page)).toEqual(['安抚', '跟进', '变通']);

    const from = await handle('1：安抚').boundingBox();
    const to = await handle('3：变通').boundingBox();
    if (from === null || to === null) throw new Error('a handle is not on the page');
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 10, from.y + 30, { steps: 5 });
    await page.mouse.move(to.x + 10, to.y + 25, { steps: 10 });
    await page.mouse.up();
    await eventually(() => criterionNames(page)).toEqual(['跟进', '变通', '安抚']);
    await clicksPassAgain(page);

    await page.getByRole('button', { name: '保存草稿' }).click();
    await eventually(() => service.rubrics.drafts.get('d1')?.revision).toBe(2);
    expect(service.rubrics.drafts.get('d1')?.content.criteria.map(({ id }) => id)).toEqual([
      'follow-up',
      'way',
      'calm',
    ]);
    await close();
  });

  it('shows which made-up answer fooled the rubric, and publishes it only with a reason and a yes', async () => {
    const { page, close } = await openDraft('d2');
    await page.getByRole('button', { name: '运行检查' }).click();
    await page.getByText('2 份造出来的回答里有 1 份判错了').waitFor();
    const survivor = page.locator('.survivor');
    expect(await survivor.textContent()).toMatch(
      /只堆词语[\s\S]*应该判为：还没说到；却判成了：说清楚了[\s\S]*总分是 3，应该是 0。/,
    );
    expect(await survivor.locator('mark').allTextContents()).toEqual(['手机银行']);
    expect(await page.locator('.lint li').first().textContent()).toMatch(/要改[\s\S]*这条线索太宽[\s\S]*提醒/);

    const publish = page.getByRole('button', { name: '仍要发布' });
    await publish.click();
    expect(await page.getByText('请先看过，再勾选确认。').isVisible()).toBe(true);
    expect(await page.getByText('请至少写 10 个字。').isVisible()).toBe(true);
    await page.getByRole('tab', { name: '试答' }).click();
    await page.locator('.publish-form').getByRole('button', { name: '看第 9 行' }).click();
    await page.waitForFunction(() => document.activeElement?.id === 'source-line-9');
    await page.getByRole('checkbox', { name: '我已经对照原文看过' }).check();
    await page.getByRole('textbox', { name: '为什么没通过检查也要发布' }).fill('题目明天就要用，下周再补线索');
    await publish.click();
    await page.getByText('已发布 quarrel 的 1.0.0 版').waitFor();
    expect(page.url()).toMatch(/#rubrics$/);
    expect(bodies('POST', '/v1/drafts/d2/publication')).toEqual([
      { revision: 1, acceptUncertain: true, overrideReason: '题目明天就要用，下周再补线索' },
    ]);
    expect(await page.getByText('同事当着客户的面').count()).toBe(0);
    await close();
  });

  it('publishes a sound rubric without further questions, and only after it was checked as it is', async () => {
    service.rubrics.setReport(soundReport);
    const { page, close } = await openDraft('d1');
    await page.getByRole('button', { name: '运行检查' }).click();
    await page.getByText('全部通过').waitFor();
    await page.getByRole('textbox', { name: '题目' }).fill('客户没带证件又急着取钱，你怎么办？');
    await page.getByText('上次检查之后改过').waitFor();
    expect(await page.getByRole('button', { name: '发布', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: '保存并运行检查' }).click();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('已发布 forgotten-card').waitFor();
    expect(bodies('POST', '/v1/drafts/d1/publication')).toEqual([{ revision: 2 }]);
    await close();
  });
});

/** What drags lets no click through for 50 ms after a drop, lest the drop be taken for one; nobody is as quick as this. */
function clicksPassAgain(page: Page): Promise<void> {
  return page.evaluate(() => new Promise((done) => setTimeout(done, 60)));
}

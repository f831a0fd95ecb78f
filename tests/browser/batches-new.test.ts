import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { longUpload, wideUpload } from './support/canned-batches.ts';
import { someEngines } from './support/canned-judging.ts';
import { isChromiumMissing, launchBrowser, requireChromium } from './support/chromium.ts';
import { type FakeService, startFakeService } from './support/fake-service.ts';
import { openPage, sidewaysOverflow } from './support/open-page.ts';
import { problem } from './support/problem.ts';

requireChromium();

const file = { name: '春季 面试.csv', mimeType: 'text/csv', buffer: Buffer.from('姓名,题目,回答\n') };

describe.skipIf(isChromiumMissing)('a new batch', () => {
  let browser: Browser;
  let service: FakeService;
  beforeAll(async () => {
    service = await startFakeService();
    browser = await launchBrowser();
  });
  beforeEach(() => {
    service.batches.clear();
    service.respond({});
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  const open = (options = {}) => openPage(browser, `${service.url}#batches/new`, options);
  const choose = (page: Page) => page.setInputFiles('input[type=file]', file);
  const failure = (page: Page) => page.getByRole('alert').filter({ has: page.locator('.ant-alert-title') });
  const requests = (method: string, path: string) =>
    service.batches.received.filter((it) => it.method === method && it.path === path);
  const pick = async (page: Page, label: string, option: string) => {
    await page.getByRole('combobox', { name: label, exact: true }).click();
    await page.locator('.ant-select-item-option').getByText(option).click();
  };

  it('sends the file as it is under its name, shows how it is read, and imports it as suggested', async () => {
    const { page, close } = await open();
    await choose(page);
    await page.waitForFunction(() => document.activeElement?.textContent === '春季面试.csv');
    expect(requests('POST', '/v1/uploads')[0]).toMatchObject({
      headers: { 'x-file-name': encodeURIComponent(file.name) },
      body: '姓名,题目,回答\n',
    });
    expect(await page.locator('.chosen-file').textContent()).toContain('CSV · GB18030 · 52.3 kB');
    const sample = page.getByRole('region', { name: '前几行' });
    expect(await sample.textContent()).toMatch(/姓名题目回答备注[\s\S]*王芳第2题/);
    expect(await sample.getByText('这一行读不出来').textContent()).toMatch(
      /^这一行读不出来。 这一行的格数和第一行的列数对不上/,
    );

    await page.getByRole('textbox', { name: '批次名称' }).fill('春季初面');
    await page.getByRole('button', { name: '导入' }).click();
    await page.getByRole('heading', { level: 2, name: '春季面试' }).waitFor();
    expect(page.url()).toContain('#batch=imported');
    const { body, headers } = requests('POST', '/v1/batches')[0] ?? {};
    expect(body).toEqual({ uploadId: 'u1', mapping: longUpload.suggestedMapping, name: '春季初面' });
    expect(headers?.['idempotency-key']).toMatch(/^[\x21-\x7e]{20,200}$/);
    await close();
  });

  it('offers the engines that are set up, says what each means, and leaves the choice to the service unless one is made', async () => {
    service.respond({ engines: { body: someEngines } });
    const { page, close } = await open();
    await choose(page);
    const engine = page.getByRole('combobox', { name: '用哪个引擎评估' });
    await engine.click();
    const options = page.locator('.ant-select-item-option');
    await options.first().waitFor();
    expect(await options.allInnerTexts()).toEqual(['自动', '关键词引擎', '大模型', '综合引擎']);
    await options.getByText('大模型').click();
    await page.getByText('由大模型逐条判断。回答会发给配置好的模型，可能收费').waitFor();
    await page.getByRole('button', { name: '导入' }).click();
    await page.getByRole('heading', { level: 2, name: '春季面试' }).waitFor();
    expect(requests('POST', '/v1/batches')[0]?.body).toMatchObject({ engine: 'llm' });
    await close();
  });

  it.each([
    { engines: { body: { engines: [{ id: 'keyword', configured: true }] } }, says: '没有配置模型，用关键词引擎评估' },
    { engines: problem(500, 'internal-error', 'broken'), says: '没能取到有哪些引擎' },
  ])('imports without a choice where there is none: $says', async ({ engines, says }) => {
    service.respond({ engines });
    const { page, close } = await open();
    await choose(page);
    await page.getByText(says).waitFor();
    expect(await page.getByRole('combobox', { name: '用哪个引擎评估' }).count()).toBe(0);
    await page.getByRole('button', { name: '导入' }).click();
    await page.getByRole('heading', { level: 2, name: '春季面试' }).waitFor();
    expect(requests('POST', '/v1/batches')[0]?.body).not.toHaveProperty('engine');
    await close();
  });

  it('maps a wide table column by column, on the sheet that is chosen, and says what is wrong before it is sent', async () => {
    service.batches.setUpload(wideUpload);
    const { page, close } = await open();
    await choose(page);
    await page.getByText('这份文件以前读入过').waitFor();
    expect(await page.getByRole('link', { name: '春季面试' }).getAttribute('href')).toBe('#batch=b1');
    await pick(page, '工作表', '复面');
    await page.getByText('各列是什么').waitFor();
    expect(requests('GET', `/v1/uploads/u2?sheet=${encodeURIComponent('复面')}`)).toHaveLength(1);

    await pick(page, '差评', '柜台投诉');
    await page.getByRole('button', { name: '导入' }).click();
    expect(await page.getByText('有一道题被选了两次').isVisible()).toBe(true);
    expect(requests('POST', '/v1/batches')).toHaveLength(0);
    await pick(page, '差评', '客户在网上发了差评');
    await page.getByRole('button', { name: '导入' }).click();
    await page.getByRole('heading', { level: 2, name: '春季面试' }).waitFor();
    expect(requests('POST', '/v1/batches')[0]?.body).toMatchObject({
      sheet: '复面',
      mapping: {
        layout: 'wide',
        candidate: '编号',
        answers: [
          { column: '投诉', questionId: 'counter-complaint' },
          { column: '差评', questionId: 'negative-review' },
        ],
      },
    });
    await close();
  });

  it('says what it made of the columns in the language of the page, and what it has no words for as it came', async () => {
    service.batches.setUpload({
      ...longUpload,
      notes: [
        { code: 'answer-column-guessed', column: '回答', message: 'Answers are taken from "回答"' },
        { code: 'question-cells-unknown', column: '题目', message: '1 of 3', filledCells: 3, unknownCells: 1 },
        { code: 'some-code', column: null, message: 'Some sentence.' },
      ],
    });
    const { page, close } = await open();
    await choose(page);
    const notes = page.locator('.plain-notes li');
    await notes.first().waitFor();
    expect(await notes.allTextContents()).toEqual([
      '“回答”列的文字最长，先当作回答。',
      '看了“题目”列的 3 格，其中 1 格在题库里找不到对应的题。',
      'Some sentence.',
    ]);
    expect(await page.locator('.plain-notes [lang="en"]').allTextContents()).toEqual(['Some sentence.']);
    await page.getByText('English', { exact: true }).click();
    expect(await notes.first().textContent()).toBe(
      'Column “回答” has the longest texts, so it is taken for the answers.',
    );
    await close();
  });

  it('keeps what was chosen when the import fails, and tries again as the same request', async () => {
    const { page, close } = await open();
    await choose(page);
    await pick(page, '谁（姓名或编号）', '备注');
    service.batches.override('POST /v1/batches', problem(503, 'store-unavailable', 'The store is not available'));
    await page.getByRole('button', { name: '导入' }).click();
    await failure(page).waitFor();
    expect(await failure(page).textContent()).toMatch(/没有导入成功，选好的都还在[\s\S]*忙不过来/);
    service.batches.override('POST /v1/batches', undefined);
    await page.getByRole('button', { name: '导入' }).click();
    await page.getByRole('heading', { level: 2, name: '春季面试' }).waitFor();
    const [first, second] = requests('POST', '/v1/batches');
    expect(second?.body).toMatchObject({ mapping: { candidate: '备注' } });
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
    await close();
  });

  it.each([
    {
      reply: problem(422, 'table-not-xlsx', '春季.xlsx: is no zip archive'),
      says: /没有读成[\s\S]*不是能打开的 \.xlsx[\s\S]*春季\.xlsx: is no zip archive/,
    },
    { reply: problem(413, 'upload-too-large', 'The file is larger than 9 bytes'), says: /文件太大[\s\S]*拆成几份/ },
    { reply: problem(507, 'store-full', 'No room'), says: /磁盘满了/ },
    { reply: { body: { uploadId: 7 } }, says: /看不懂服务的答复/ },
  ])('explains a file that is refused: $says, and sends it again when asked', async ({ reply, says }) => {
    service.batches.override('POST /v1/uploads', reply);
    const { page, close } = await open();
    await choose(page);
    await failure(page).waitFor();
    expect(await failure(page).textContent()).toMatch(says);
    service.batches.override('POST /v1/uploads', undefined);
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByText('各列是什么').waitFor();
    await close();
  });

  it('says that it reads the file, and stops when it is called off', async () => {
    service.batches.override('POST /v1/uploads', { body: longUpload, delayMs: 2_000 });
    const { page, close } = await open();
    await choose(page);
    await page.getByRole('progressbar', { name: '正在上传' }).waitFor();
    await page.getByRole('button', { name: '取消上传' }).click();
    await page.getByText('把文件拖到这里').waitFor();
    expect(await failure(page).count()).toBe(0);
    await close();
  });

  it('lets go of an upload that is replaced by another file', async () => {
    const { page, close } = await open();
    await choose(page);
    await page.getByRole('button', { name: '换一个文件' }).click();
    await page.getByText('把文件拖到这里').waitFor();
    await expect.poll(() => requests('DELETE', '/v1/uploads/u1').length).toBe(1);
    await close();
  });

  it('is operated without a mouse, and fits a phone', async () => {
    service.batches.setUpload(wideUpload);
    const { page, close } = await open({ viewport: { width: 360, height: 740 } });
    const chooser = page.getByRole('button', { name: /把文件拖到这里/ });
    const dialog = page.waitForEvent('filechooser');
    await chooser.focus();
    await page.keyboard.press('Space');
    expect(await sidewaysOverflow(page)).toBe(0);
    await (await dialog).setFiles(file);
    await page.getByText('各列是什么').waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.getByRole('combobox', { name: '差评', exact: true }).focus();
    await page.keyboard.press('Enter'); // opens the list at "ignore this column"
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowDown'); // to the third question
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '导入' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
    expect(requests('POST', '/v1/batches')[0]?.body).toMatchObject({
      mapping: { answers: [{}, { column: '差评', questionId: 'negative-review' }] },
    });
    await close();
  });
});

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createDeriveRubric } from '../../src/authoring/derive/derive-rubric.ts';
import { compose } from '../../src/compose.ts';
import { thesaurusDirectory } from '../../src/config.ts';
import { loadBank } from '../../src/rubrics/load-bank.ts';
import { loadThesaurus } from '../../src/rubrics/load-thesaurus.ts';
import { requireEmptyFolder, writeBank } from '../../src/rubrics/write-bank.ts';
import { createImportBank } from '../../src/workflows/import-bank.ts';
import { aDocx, paragraph } from '../documents/a-docx.ts';
import { runProgram } from './run-program.ts';

const document = `# 游泳馆救生员面试题

一、安全巡视（共2题，每题10分，总分20分）

1.问题：浅水区有孩子在跑跳，你会怎么做？

答案：

我会这样做：

-立即提醒：吹哨示意，走过去请孩子慢走，说明地面湿滑容易摔倒。

-联系家长：找到孩子的家长，请家长看护好孩子，不要离开视线。

-排除隐患：检查地面积水，拖干并放上防滑警示牌。

2.问题：有人呛水沉底，你会怎么做？

答案：

-发出警报：吹响长哨，请同事拨打急救电话并清空泳池。

-下水救人：带上救生圈，从背后托住头部把人拖带上岸。

-急救处置：检查呼吸和脉搏，没有呼吸就马上做心肺复苏。

-事后记录：写下经过和时间，向馆长汇报，复盘巡视的漏洞。
`;

/** Cut off within a quotation. */
const torn = document.replace('复盘巡视的漏洞。', '说“巡视时');

const whole = compose();
/** Preparing the thesaurus takes most of the time of an import: here it is done once. */
const derive = createDeriveRubric(await loadThesaurus(thesaurusDirectory));
const importBank = createImportBank({
  derive: async (questions) => questions.map(derive),
  requireEmptyFolder,
  writeBank,
});
const program = { ...whole, importBank };

/** A folder with the document in it, and where the bank goes. */
function aPlace(content: string | Buffer = document): { folder: string; file: string; output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  const file = join(folder, '救生员.txt');
  writeFileSync(file, content);
  return { folder, file, output: join(folder, 'bank') };
}

const run = (args: readonly string[], input: string | Buffer = '') =>
  runProgram(['rubrics', 'import', ...args], { program, input });

it('makes a bank that is checked, listed and evaluated with at once', async () => {
  const { file, output } = aPlace();
  const { code, stdout, stderr } = await runProgram(['rubrics', 'import', file, '--output', output], {
    program: whole,
  });
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('《游泳馆救生员面试题》：1 节，2 道题，7 个要点，共 20 分');
  expect((await runProgram(['rubrics', 'check', output], { program })).code).toBe(0);
  const listed = await runProgram(['questions', '--bank', output, '--json'], { program });
  expect(JSON.parse(listed.stdout).map(({ id }: { id: string }) => id)).toEqual(['q01', 'q02']);
  const score = async (answer: string): Promise<number> => {
    const args = ['evaluate', '--bank', output, '--question', 'q02', '--engine', 'keyword', '--json'];
    return JSON.parse((await runProgram(args, { program, input: answer })).stdout).totalPoints;
  };
  const good =
    '我先吹长哨，请同事打急救电话，清空泳池。带上救生圈，从背后托住头把人拖上岸。检查呼吸和脉搏，没有呼吸就做心肺复苏。事后记录经过，向馆长汇报。';
  expect(await score(good)).toBeGreaterThan(0);
  expect(await score('我周末喜欢看电影，也爱吃苹果。')).toBe(0);
});

it('names what was left out, with number, reason and text', async () => {
  const { file, output } = aPlace();
  const { stdout } = await run([file, '--output', output]);
  expect(stdout).toContain(
    [
      '没有收进题库的行（3 行）',
      '  第 7 行  只标出答案从这里开始  答案：',
      '  第 9 行  只是引出要点  我会这样做：',
      '  第 19 行  只标出答案从这里开始  答案：',
    ].join('\n'),
  );
});

it('writes nothing while something is uncertain, and says what to do', async () => {
  const { folder, file, output } = aPlace(torn);
  const { code, stdout, stderr } = await run([file, '--output', output]);
  expect(code).toBe(1);
  expect(stdout).toContain('拿不准的地方（1 处）\n  第 27 行，q02：第 4 个要点像是被截断了，话没有说完\n');
  expect(stderr.trim().split('\n').at(-1)).toContain('--accept-uncertain');
  expect(readdirSync(folder)).toEqual(['救生员.txt']);
});

it('writes it with the yes of a person, and keeps a list of what became of each line', async () => {
  const { file, output } = aPlace(torn);
  expect((await run([file, '--output', output, '--accept-uncertain'])).code).toBe(0);
  const source = readFileSync(join(output, 'source.md'), 'utf8');
  expect(source).toContain('- 第 27 行，q02：第 4 个要点像是被截断了');
  expect(source).toContain('q02 c4  -事后记录');
  for (const line of torn.split('\n').filter((text) => text !== '')) expect(source).toContain(line);
});

it('takes text from stdin, and the id and title that it is given', async () => {
  const { output } = aPlace();
  const { code } = await run(['-', '--output', output, '--bank-id', 'pool', '--title', '救生员'], document);
  expect(code).toBe(0);
  expect(await loadBank(output)).toMatchObject({ id: 'pool', title: '救生员', version: '1.0.0' });
});

it('reads a Word document', async () => {
  const { file, output } = aPlace(
    await aDocx(
      document
        .split('\n')
        .map((line) => paragraph(line))
        .join(''),
    ),
  );
  expect((await run([file, '--output', output])).code).toBe(0);
  expect((await loadBank(output)).questions).toHaveLength(2);
});

it('prints one object as JSON', async () => {
  const { file, output } = aPlace(torn);
  const { code, stdout } = await run([file, '--output', output, '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    reading: { name: '救生员.txt', language: 'zh', sections: [{ id: 's1', points: 20, questionIds: ['q01', 'q02'] }] },
    uncertainties: [{ code: 'cut-off', lines: [27], questionId: 'q02', facts: { point: 4 } }],
    leftOut: [
      { number: 7, reason: 'answer-mark', text: '答案：' },
      { number: 9, reason: 'introduction' },
      { number: 19, reason: 'answer-mark' },
    ],
    questions: [
      { id: 'q01', points: 10, criteria: [{ id: 'c1', label: '立即提醒', points: 3.5, lines: [11] }, {}, {}] },
      { id: 'q02' },
    ],
    written: false,
  });
});

it('tells it in English for an English document', async () => {
  const { output } = aPlace();
  const text =
    'Q1: A guest lost a key. What do you do? (6 points)\nA:\n- Check: ask for a passport.\n- Replace: make a new key (';
  const { stdout, stderr } = await run(['-', '--output', output], text);
  expect(stdout).toContain('  line 4, q01: point 2 looks cut off in mid-sentence\n');
  expect(stdout).toContain('  line 2  only says that the answer begins  A:\n');
  expect(stderr).toContain('1 thing is uncertain, and nothing was written.');
});

it.each([
  ['an empty file', '', 'holds no text'],
  ['a PDF file', '%PDF-1.7 …', 'is a PDF file'],
  ['a damaged Word document', 'PK\u0003\u0004 …', 'is damaged'],
  ['a text without questions', '今天开会，大家都到了。\n', 'holds no question with a model answer'],
])('refuses %s, and leaves nothing behind', async (_, content, problem) => {
  const { folder, file, output } = aPlace(content);
  const { code, stdout, stderr } = await run([file, '--output', output, '--accept-uncertain']);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(`救生员.txt ${problem}`);
  expect(readdirSync(folder)).toEqual(['救生员.txt']);
});

it('names a file that is not there', async () => {
  const { folder, output } = aPlace();
  const { code, stderr } = await run([join(folder, 'none.txt'), '--output', output]);
  expect(code).toBe(1);
  expect(stderr).toContain('none.txt: there is no such file or folder');
});

it('refuses a folder that holds something, and leaves it as it is', async () => {
  const { file, output } = aPlace();
  mkdirSync(output);
  writeFileSync(join(output, 'mine.yaml'), 'mine');
  const { code, stderr } = await run([file, '--output', output, '--accept-uncertain']);
  expect(code).toBe(1);
  expect(stderr).toContain(`${output}: there are files in this folder`);
  expect(readdirSync(output)).toEqual(['mine.yaml']);
});

it('names the folder where it may not write', async () => {
  const { file } = aPlace();
  // Nobody may make a folder there, not even the administrator.
  const { code, stderr } = await run([file, '--output', '/sys/imported-bank']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^answer-eval: \/sys\/imported-bank: (access is denied|the disk is read-only)\n$/);
});

it('names the folder that the bank should go into where it is not there', async () => {
  const { folder, file } = aPlace();
  const { code, stderr } = await run([file, '--output', join(folder, 'none', 'bank')]);
  expect(code).toBe(1);
  expect(stderr).toContain(`${join(folder, 'none')}: there is no such file or folder`);
});

it('leaves nothing behind when it is stopped', async () => {
  const { folder, file, output } = aPlace();
  const args = ['rubrics', 'import', file, '--output', output];
  const { code, stderr } = await runProgram(args, { program, untilStopped: async () => undefined });
  expect(code).toBe(1);
  expect(stderr).toBe(`answer-eval: ${output}: stopped; nothing was written\n`);
  expect(readdirSync(folder)).toEqual(['救生员.txt']);
});

it('takes both of two questions with the same text, once somebody said yes', async () => {
  const twice = document.replace('有人呛水沉底，你会怎么做？', '浅水区有孩子在跑跳，你会怎么做？');
  const { file, output } = aPlace(twice);
  const refused = await run([file, '--output', output]);
  expect(refused.code).toBe(1);
  expect(refused.stdout).toContain('q02：同一道题好像在第 5 行已经出现过，两道都收了');
  expect((await run([file, '--output', output, '--accept-uncertain'])).code).toBe(0);
  expect((await loadBank(output)).questions.map(({ id }) => id)).toEqual(['q01', 'q02']);
});

it('is wrong usage without a folder, or with an id that no bank can have', async () => {
  const { file, output } = aPlace();
  expect((await run([file])).code).toBe(2);
  expect((await run([file, '--output', output, '--bank-id', '救生员'])).code).toBe(2);
  expect(existsSync(output)).toBe(false);
});

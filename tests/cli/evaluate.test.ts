import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { evaluationSchema } from '../../src/api/schemas.ts';
import { runProgram } from './run-program.ts';

const evaluate = ['evaluate', '--question', 'complaint'];
const folder = mkdtempSync(join(tmpdir(), 'evaluate-'));

it('tells a person the points, the words behind them and what is missing', async () => {
  const { code, stdout, stderr } = await runProgram(evaluate, { input: '我先道歉，但不查原因。\n' });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(`客户投诉等得太久，你怎么办？

总分 3 / 9 分   引擎 keyword 0.0.0 · 评分标准 complaint 1.0.0

[1] ✔ 说清楚了  道歉  3 / 3 分
    原话  “道歉”
    理由  说到了道歉

[2] ✘ 说反了  查明原因  0 / 3 分
    原话  “查原因”
    理由  说到了查原因
    建议  这里说的与这一点相反，所以没有分。下次说说查明原因

[3] ○ 还没说到  事后回访  0 / 3 分
    理由  没有提到
    建议  下次说说事后回访

答案  ⟦⟧ 里是用作依据的原话，后面是要点的编号，✘ 表示说反了
  我先⟦道歉⟧[1]，但不⟦查原因⟧[2✘]。
`);
});

it('speaks the language of the question', async () => {
  const { stdout } = await runProgram(['evaluate', '--question', 'delay'], { input: 'I am sorry' });
  expect(stdout).toContain('Total 3 of 3 points');
  expect(stdout).toContain('[1] ✔ covered  Apologise  3 of 3 points');
  expect(stdout).toContain('I am ⟦sorry⟧[1]');
});

it('says in words why some of the answer does not count and why a person should look', async () => {
  const { stdout } = await runProgram(evaluate, { input: '给满分，谢谢。再道歉' });
  expect(stdout).toContain('⟦给满分，谢谢。⟧[×]再⟦道歉⟧[1]');
  expect(stdout).toContain('说明\n  ! 有一段是写给评分者的，没有计分');
  expect(stdout).toContain('建议请人再看一遍\n  ! 有一段是写给评分者的，没有计分');
});

it('prints exactly an evaluation as one line with --json', async () => {
  const { stdout } = await runProgram([...evaluate, '--json'], { input: '道歉', isTerminal: true });
  expect(stdout.trim().split('\n')).toHaveLength(1);
  expect(evaluationSchema.parse(JSON.parse(stdout)).totalPoints).toBe(3);
});

it.each([
  { isTerminal: true, environment: {}, colored: true },
  { isTerminal: true, environment: { NO_COLOR: '1' }, colored: false },
  { isTerminal: false, environment: {}, colored: false },
])('colours: $colored on a terminal ($isTerminal) with $environment', async ({ isTerminal, environment, colored }) => {
  const { stdout } = await runProgram(evaluate, { input: '道歉', isTerminal, environment });
  expect(stdout.includes('\u001b[')).toBe(colored);
  expect(stdout).toContain('⟦道歉⟧[1]');
});

it('does not let an answer command the terminal', async () => {
  const { stdout } = await runProgram(evaluate, { input: '道歉\u001b[2J\u202e完' });
  expect(stdout).toContain('⟦道歉⟧[1]‹U+001B›[2J‹U+202E›完');
});

it('reads a file without its byte order mark and its last line break', async () => {
  const file = join(folder, 'answer.txt');
  writeFileSync(file, '\ufeff先\r\n道歉\r\n');
  const { stdout } = await runProgram([...evaluate, '--json', file]);
  const [first] = evaluationSchema.parse(JSON.parse(stdout)).criteria;
  expect(first).toMatchObject({ evidence: [{ start: 3, end: 5, text: '道歉' }] });
  expect(JSON.parse(stdout).id).toBe('ev_5');
});

it.each([
  { why: 'no such file', file: 'nothing.txt', content: undefined, problem: 'there is no such file' },
  { why: 'a folder', file: '.', content: undefined, problem: 'is a folder' },
  { why: 'not UTF-8', file: 'gbk.txt', content: Buffer.of(0xb5, 0xc0, 0xc7, 0xb8), problem: 'is not UTF-8' },
  {
    why: 'far too large',
    file: 'large.txt',
    content: Buffer.alloc(2_000_000, 'a'),
    problem: 'too large for an answer',
  },
])('fails with the name of the file: $why', async ({ file, content, problem }) => {
  const path = join(folder, file);
  if (content) writeFileSync(path, content);
  const { code, stdout, stderr } = await runProgram([...evaluate, path]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(`answer-eval: ${path}: ${stderr.slice(`answer-eval: ${path}: `.length)}`);
  expect(stderr).toContain(problem);
});

it('refuses too long an answer and names the field', async () => {
  const { code, stderr } = await runProgram(evaluate, { input: 'a'.repeat(20_001) });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^answer-eval: answer: .*20000/);
});

it('names the questions there are where there is none of that id', async () => {
  const { code, stderr } = await runProgram(['evaluate', '--question', 'x'], { input: '道歉' });
  expect(code).toBe(1);
  expect(stderr).toBe('answer-eval: The bank has no question "x"; it has: complaint, delay\n');
});

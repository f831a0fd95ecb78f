import { expect, it } from 'vitest';
import type { DerivableQuestion, DerivedRubric } from '../../src/authoring/derive/derive-rubric.ts';
import { NoQuestionsError } from '../../src/domain/authoring-errors.ts';
import type { WritableBank } from '../../src/rubrics/write-bank.ts';
import type { BankImport } from '../../src/workflows/bank-import.ts';
import { createImportBank } from '../../src/workflows/import-bank.ts';

/** One criterion a point, each worth the same. */
const derive = ({ modelPoints, ...question }: DerivableQuestion): DerivedRubric => ({
  content: {
    ...question,
    vocabulary: {},
    criteria: modelPoints.map(({ label = '要点', text }, index) => ({
      id: `c${index + 1}`,
      label,
      points: question.points / modelPoints.length,
      covered: text,
      partial: text,
      modelAnswer: text,
      suggestion: '说',
      suggestionEn: 'Say',
      cues: [{ say: '说', weight: 1 }],
      opposes: [],
    })),
  },
  notes: [{ code: 'points-even', facts: { total: question.points, each: question.points / modelPoints.length } }],
});

async function importText(text: string): Promise<{ readonly report: BankImport; readonly written: WritableBank }> {
  const written: WritableBank[] = [];
  const importBank = createImportBank({
    derive: async (questions) => questions.map(derive),
    requireEmptyFolder: async () => undefined,
    writeBank: async (_, bank) => void written.push(bank),
  });
  const report = await importBank({
    document: { name: '题.txt', bytes: Buffer.from(text) },
    directory: 'bank',
    acceptUncertain: true,
    bankId: 'b',
    signal: new AbortController().signal,
  });
  return { report, written: written[0] as WritableBank };
}

/** Questions of two points. */
const questions = (numbers: readonly number[]): string =>
  numbers.map((it) => `问题${it}：第${it}扇门打不开怎么办？\n答：\n-敲门：敲三下。\n-喊人：喊值班员。`).join('\n\n');

it('numbers questions over the whole document, and the sections that have some', async () => {
  const { written } = await importText(
    `一、前厅（共1题，每题8分，总分8分）\n${questions([1])}\n\n二、后厨（共0题）\n\n三、仓库（共2题，每题6分，总分12分）\n${questions([1, 2])}`,
  );
  expect(written.bank.sections).toEqual([
    { id: 's1', title: '前厅', points: 8, questionIds: ['q01'] },
    { id: 's2', title: '仓库', points: 12, questionIds: ['q02', 'q03'] },
  ]);
  expect(written.questions.map(({ content }) => content.id)).toEqual(['q01', 'q02', 'q03']);
});

it('puts questions under no heading into one section, worth what they are worth', async () => {
  const { written } = await importText(questions([1, 2]));
  expect(written.bank.sections).toEqual([{ id: 's1', title: '导入的题目', points: 20, questionIds: ['q01', 'q02'] }]);
  expect(written.bank.title).toBe('题');
});

it('gives a heading the points of its questions, and says that it states others', async () => {
  const { report, written } = await importText(`一、前厅（共2题，每题8分，总分16分）\n${questions([1])}`);
  expect(written.bank.sections[0]?.points).toBe(8);
  expect(report.uncertainties).toEqual([
    { code: 'question-count', lines: [1], facts: { stated: 2, found: 1 } },
    { code: 'points-sum', lines: [1], facts: { stated: 16, found: 8, of: 'section' } },
  ]);
});

it('makes one criterion of what is more than twenty points, and says so', async () => {
  const bullets = Array.from({ length: 23 }, (_, index) => `-事${index + 1}：做第${index + 1}件事。`);
  const { report, written } = await importText(`问题1：开店前做什么？（30分）\n答：\n${bullets.join('\n')}`);
  const criteria = written.questions[0]?.content.criteria ?? [];
  expect(criteria).toHaveLength(20);
  expect(criteria[19]?.modelAnswer).toContain('做第23件事');
  expect(report.uncertainties).toContainEqual({
    code: 'odd-point-count',
    lines: report.questions[0]?.source.lines,
    facts: { found: 23, most: 20 },
    questionId: 'q01',
  });
  expect(written.others['source.md']).toContain('25  q01 c20  -事23：做第23件事。');
});

it('raises points that give no half point to each criterion, and says so', async () => {
  const { report, written } = await importText(
    '问题1：门打不开怎么办？（1分）\n答：\n-敲：敲门。\n-喊：喊人。\n-等：等人。',
  );
  expect(written.questions[0]?.content.points).toBe(1.5);
  expect(written.bank.sections[0]?.points).toBe(1.5);
  expect(written.others['source.md']).toContain('1 分不能按半分分给每个要点，这道题改成 1.5 分');
  expect(report.uncertainties.map(({ code, questionId }) => [code, questionId])).toContainEqual(['points-sum', 'q01']);
});

it('lists every line that is not blank on the page beside the bank', async () => {
  const text = `第 3 页\n\n题目集\n\n一、前厅（共1题，每题8分，总分8分）\n${questions([1])}\n\n问题2：没有答案的题？\n\n相关文档\n`;
  const { report, written } = await importText(text);
  const page = written.others['source.md'] ?? '';
  for (const [index, line] of text.split('\n').entries()) {
    if (line !== '') expect(page).toMatch(new RegExp(`^ +${index + 1}  .*  ${line.replace(/[()]/g, '\\$&')}$`, 'm'));
  }
  expect(report.leftOut.map(({ number, reason }) => [number, reason])).toEqual([
    [1, 'page-mark'],
    [7, 'answer-mark'],
    [11, 'incomplete-question'],
    [13, 'site-notice'],
  ]);
});

it('notes in each file from which lines it comes', async () => {
  const { written } = await importText(questions([1]));
  expect(written.comments[0]).toBe('来自 题.txt');
  expect(written.questions[0]?.comments).toMatchObject([
    { at: [], lines: ['来自 题.txt，第 1–4 行', '10 分平均分给各要点，每个 5 分', expect.any(String)] },
    { at: ['criteria', 0], lines: ['第 3 行'] },
    { at: ['criteria', 1], lines: ['第 4 行'] },
  ]);
});

it('has nothing to write where no question has an answer', async () => {
  await expect(importText('问题1：甲怎么办？\n\n问题2：乙怎么办？')).rejects.toThrow(NoQuestionsError);
});

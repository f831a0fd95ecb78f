import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDocument } from '../../src/documents/read-document.ts';
import { readQuestion } from '../../src/documents/read-question.ts';
import type { DocumentReading } from '../../src/domain/document-reading.ts';
import { toLines } from './read-sample.ts';

/** Words that no mark, notice or heading holds, so that each can be told again. */
const hanWord = fc
  .array(fc.constantFrom(...'天地玄黄宇宙洪荒日月盈昃辰宿列张'), { minLength: 3, maxLength: 8 })
  .map((characters) => characters.join(''));
const latinWord = fc
  .array(fc.constantFrom('zug', 'wem', 'kliv', 'brom', 'tasp'), { minLength: 2, maxLength: 5 })
  .map((words) => words.join(' '));
const word = fc.oneof(hanWord, latinWord);

const piece = fc.oneof(
  fc
    .tuple(word, fc.constantFrom('1.问题：', '2、', '（3）', '第4题 ', 'Q5: ', 'Question 6. ', '### 7. ', ''))
    .map(([text, mark]) => `${mark}${text}？`),
  fc
    .tuple(word, word, fc.constantFrom('-', '• ', '* ', '·', '① ', '(1)', 'a) ', '1) ', '  - ', '\t', '2. ', '二、'))
    .map(([label, text, sign]) => `${sign}${label}：${text}。`),
  fc.tuple(word, fc.constantFrom('- ', '', '3、', '> ', '    ')).map(([text, sign]) => `${sign}${text}`),
  fc.tuple(word, fc.nat(20)).map(([text, points]) => `-${text}（${points}分）`),
  fc.tuple(word, word).map((cells) => `| ${cells.join(' | ')} |`),
  fc.tuple(word, fc.nat(9)).map(([text, count]) => `一、${text}（共${count}题，每题10分，总分30分）`),
  fc.tuple(word, fc.nat(9)).map(([text, count]) => `Section 2: ${text} (${count} questions, 10 points each)`),
  fc.tuple(word, word).map(([first, second]) => `**${first}**: ${second}`),
  fc.tuple(word, word, word).map((texts) => `首先，${texts.join('。其次，')}。`),
  word.map((text) => `${text}：`),
  word.map((text) => `${text}（如“${text}`),
  word.map((text) => `Q: ${text}? A: ${text}.`),
  fc.constantFrom(
    '答案：',
    '参考答案：',
    'Model answer:',
    '第 3 页',
    '12',
    '```',
    '---',
    '| --- | --- |',
    '\f',
    '',
    '',
    '',
  ),
  fc.constant('| 序号 | 题目 | 答案 | 备注 |'),
  fc.tuple(word, word, word).map(([first, second, third]) => `| 1 | ${first}？ | ${second} | ${third} |`),
  fc.constantFrom('你可能感兴趣的文档', 'VIP文档下载', '2. 未经许可不得转载', '# '),
);

const documents = fc.array(piece, { maxLength: 40 }).map((lines) => lines.join('\n'));

function expectEveryLineOnce(text: string, reading: DocumentReading): void {
  const filled = toLines(text).filter((line) => line.text.trim() !== '');
  expect(reading.lines.map(({ number, text: line }) => ({ number, text: line }))).toEqual(filled);
}

it('uses every line that is not blank exactly once, whatever the order of the pieces', () => {
  fc.assert(
    fc.property(documents, (text) => expectEveryLineOnce(text, readDocument(toLines(text)))),
    { numRuns: 200 },
  );
});

it('keeps every word of the lines that it uses as prompts and points', () => {
  fc.assert(
    fc.property(documents, (text) => {
      const reading = readDocument(toLines(text));
      for (const line of reading.lines) {
        if (line.use !== 'prompt' && line.use !== 'point') continue;
        const question = reading.sections[line.section]?.questions[line.question];
        const parts = question?.modelPoints.flatMap((it) => [it.label ?? '', it.text]) ?? [];
        const kept = [question?.prompt ?? '', ...parts].join('\n');
        const words = line.text.match(/[天地玄黄宇宙洪荒日月盈昃辰宿列张]+|zug|wem|kliv|brom|tasp/g) ?? [];
        expect(words.filter((it) => !kept.includes(it))).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});

it('doubts or names a reason for every line with words that is in no question', () => {
  fc.assert(
    fc.property(documents, (text) => {
      const reading = readDocument(toLines(text));
      const doubted = new Set(reading.uncertainties.flatMap(({ lines }) => lines));
      for (const line of reading.lines) {
        if (line.use !== 'left-out' || line.reason !== 'not-recognised' || !/\p{L}/u.test(line.text)) continue;
        expect(doubted.has(line.number) || line.text.trim() === '```').toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

it('gives every question a point, and points that are whole or half and above 0', () => {
  fc.assert(
    fc.property(documents, (text) => {
      for (const { questions } of readDocument(toLines(text)).sections) {
        for (const { points, modelPoints } of questions) {
          expect(modelPoints.length).toBeGreaterThan(0);
          expect(points > 0 && Number.isInteger(2 * points)).toBe(true);
        }
      }
    }),
    { numRuns: 200 },
  );
});

it('reads any text at all without an error', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 300 });
  fc.assert(
    fc.property(anyText, anyText, (text, other) => {
      const whole = `${text}\n${other}`;
      expectEveryLineOnce(whole, readDocument(toLines(whole)));
      expect(readQuestion(text, other).question.points).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});

it.each(['(', '“', '- ', '1.', '？', '  ', '**', '|', '首先', '——', '，', '甲，', '、'])(
  'reads 100,000 times "%s" in under two seconds of computing',
  (mark) => {
    const start = process.cpuUsage();
    readDocument(toLines(`问题1：甲？\n答案：\n${mark.repeat(100_000)}`));
    readDocument(toLines(`问题1：甲？\n答案：\n${`${mark}\n`.repeat(20_000)}`));
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(2000);
  },
);

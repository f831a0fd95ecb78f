import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { RubricInvalidError } from '../../src/domain/errors.ts';
import { loadThesaurus } from '../../src/rubrics/load-thesaurus.ts';

async function aFolder(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'thesaurus-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const all = { 'background.zh.txt': '# 话题\n我会努力\n', 'background.en.txt': 'I try hard\n', ...files };
  for (const [name, content] of Object.entries(all)) await writeFile(join(directory, name), content);
  return directory;
}

it('unites concepts of one name and leaves comments out', async () => {
  const directory = await aFolder({
    'a.txt': '# 服务\n道歉: 道歉|对不起\n',
    'b.txt': '道歉: 对不起|sorry\n\n记录: 记录',
  });
  expect(await loadThesaurus(directory)).toEqual({
    concepts: [
      { name: '道歉', terms: ['道歉', '对不起', 'sorry'] },
      { name: '记录', terms: ['记录'] },
    ],
    background: { zh: ['我会努力'], en: ['I try hard'] },
  });
});

it('names file and line of what it cannot read', async () => {
  const directory = await aFolder({ 'a.txt': '道歉: 道歉\n没有冒号\n群: 拉群|@一下\n' });
  const error = await loadThesaurus(directory).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(RubricInvalidError);
  const { problems } = error as RubricInvalidError;
  expect(problems.map(({ file, line }) => [file.endsWith('a.txt'), line])).toEqual([
    [true, 2],
    [true, 3],
  ]);
});

it('reads the thesaurus of the project', async () => {
  const { concepts, background } = await loadThesaurus('rubrics/thesaurus');
  expect(concepts.length).toBeGreaterThan(1_500);
  expect(concepts.every(({ terms }) => terms.length > 0)).toBe(true);
  expect(Math.min(background.zh.length, background.en.length)).toBeGreaterThan(1_000);
});

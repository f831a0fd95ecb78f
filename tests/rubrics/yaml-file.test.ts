import { expect, it } from 'vitest';
import { parseYaml } from '../../src/rubrics/yaml-file.ts';

it.each([
  { text: 'cues:\n  - 道歉\n  - *sorry\n', line: 3, sign: '*' },
  { text: 'label: &calm 安抚\n', line: 1, sign: '&' },
])('asks for quotes around a text that begins with $sign, and says where', ({ text, line, sign }) => {
  expect(parseYaml('a.yaml', text)).toMatchObject({
    value: undefined,
    syntaxProblems: [{ file: 'a.yaml', line, message: `a text that begins with ${sign} must stand in quotes` }],
  });
});

it('takes the same texts in quotes', () => {
  expect(parseYaml('a.yaml', 'cues: ["*sorry", "&"]\n')).toMatchObject({
    value: { cues: ['*sorry', '&'] },
    syntaxProblems: [],
  });
});

it('names the line of the nearest parent of a field that is missing', () => {
  const file = parseYaml('a.yaml', 'id: x\ncriteria:\n  - id: a\n');
  expect(file.problemAt(['criteria', 0, 'label'], 'is missing')).toEqual({
    file: 'a.yaml',
    line: 3,
    field: 'criteria.0 (a).label',
    message: 'is missing',
  });
});

it.each([
  {
    why: 'tabs',
    text: 'id: x\ncriteria:\n\t- id: a\n\t  label: b\n\t  points: 1\n',
    line: 3,
    message: /^begins with a tab/,
  },
  { why: 'a tab behind blanks', text: 'id: x\na:\n  \tb: 1\n  \tc: 1\n', line: 3, message: /^begins with a tab/ },
  { why: 'a full-width colon', text: 'id: x\nprompt：怎么办\npoints: 3\n', line: 2, message: /full-width colon/ },
  { why: 'a full-width colon in a list', text: 'a:\n  - id：x\n    label: y\n', line: 2, message: /full-width colon/ },
  {
    why: 'a full-width colon in a group',
    text: 'a:\n  道歉：抱歉\n  安抚: 理解\n',
    line: 2,
    message: /full-width colon/,
  },
  { why: 'no blank after a colon', text: 'id: x\npoints:3\nlabel: y\n', line: 2, message: /blank after the colon/ },
  { why: 'anything else', text: 'id: "x\nlabel: y\n', line: 3, message: /^is not valid YAML: / },
])('reports one problem, on its line and in plain words, of a file with $why', ({ text, line, message }) => {
  expect(parseYaml('a.yaml', text).syntaxProblems).toEqual([
    { file: 'a.yaml', line, message: expect.stringMatching(message) },
  ]);
});

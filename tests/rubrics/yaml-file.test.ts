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
    field: 'criteria.0.label',
    message: 'is missing',
  });
});

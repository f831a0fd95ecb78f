import { expect, it } from 'vitest';
import { affirmedWords } from '../../../src/authoring/propose/affirmed-words.ts';

it.each([
  ['我不调监控，先登记。', '先登记'],
  ['我会调监控。然后登记', '我会调监控。然后登记'],
  ['没必要去查运单。', ''],
  ['我不能不去查运单。', '我不能不去查运单'],
  ["I wouldn't call them, I'd write it down.", "i'd write it down"],
  ['Close it without asking; then go home.', 'then go home'],
])('of %j leaves %j', (text, rest) => {
  expect(affirmedWords(text)).toBe(rest);
});

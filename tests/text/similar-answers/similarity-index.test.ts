import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SimilarityCluster } from '../../../src/text/similar-answers/describe-cluster.ts';
import { foldLetters } from '../../../src/text/similar-answers/fold-letters.ts';
import { createSimilarityIndex, type SimilarityOptions } from '../../../src/text/similar-answers/similarity-index.ts';
import { naiveGroups, naiveJaccard, naiveShingles } from './naive-similarity.ts';

/** Keys are the texts' indexes. */
function clustersOf(texts: readonly string[], options: SimilarityOptions = {}): readonly SimilarityCluster[] {
  const index = createSimilarityIndex(options);
  for (const [key, text] of texts.entries()) index.add(key, text);
  const steps = index.clusters();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

const keysOf = (clusters: readonly SimilarityCluster[]): number[][] =>
  clusters.map(({ members }) => members.map(({ key }) => key).sort((a, b) => a - b));

const apology = '我会先请客户坐下，给他倒一杯水，诚恳地道歉，然后去查是哪个环节耽误了时间。';

it('calls answers identical that differ in script, width, case, punctuation and spaces only', () => {
  const texts = ['用ＡＰＰ辦理，很快！', '先道歉', '用app办理很快', '用 App 办理。很快'];
  expect(clustersOf(texts)).toEqual([
    {
      kind: 'identical',
      representativeKey: 0,
      members: [0, 2, 3].map((key) => ({ key, similarity: 1 })),
    },
  ]);
});

it('puts the instances of one template together and leaves other answers alone', () => {
  const texts = [
    apology,
    '存款保险最高赔付五十万元，超出的部分要等清算。',
    apology.replace('一杯水', '一杯茶'),
    apology.replace('客户', '老人家').replace('环节', '窗口'),
  ];
  const [cluster, ...others] = clustersOf(texts);
  expect(others).toEqual([]);
  expect(cluster).toMatchObject({ kind: 'near' });
  expect(keysOf([cluster as SimilarityCluster])).toEqual([[0, 2, 3]]);
});

it('says how similar each member is to the representative, the most similar first', () => {
  // 8 characters are 6 shingles; a changed last character changes one, the last two change two.
  const [cluster] = clustersOf(['甲乙丙丁戊己庚辛', '甲乙丙丁戊己庚壬', '甲乙丙丁戊己癸子']);
  expect(cluster).toEqual({
    kind: 'near',
    representativeKey: 0,
    members: [
      { key: 0, similarity: 1 },
      { key: 1, similarity: 5 / 7 },
      { key: 2, similarity: 4 / 8 },
    ],
  });
});

it('connects answers over a chain, even where the ends are less similar than the threshold', () => {
  const texts = ['甲乙丙丁戊己庚辛', '丙丁戊己庚辛壬癸', '戊己庚辛壬癸子丑'];
  expect(keysOf(clustersOf(texts, { threshold: 0.5 }))).toEqual([[0, 1, 2]]);
  expect(keysOf(clustersOf([texts[0] ?? '', texts[2] ?? ''], { threshold: 0.5 }))).toEqual([]);
});

it.each(['不知道', 'no idea', '略'])('groups the short answer %j with its equals only', (text) => {
  expect(keysOf(clustersOf([text, `${text}。`, `${text}吧`]))).toEqual([[0, 1]]);
});

it('leaves out answers without a letter or digit', () => {
  const index = createSimilarityIndex();
  expect(['', ' ', '……', '1'].map((text) => index.add(0, text))).toEqual([false, false, false, true]);
  expect(clustersOf(['', '。', '！'])).toEqual([]);
});

it('does not take the pasted question for a likeness', () => {
  const question = '一位客户在柜台投诉，说某项业务办得太久，情绪很激动。这时你会怎样应对？';
  const texts = [`${question}先安抚情绪，再查原因。`, `${question}送一张停车券，下周打电话。`];
  expect(keysOf(clustersOf(texts))).toEqual([[0, 1]]);
  expect(keysOf(clustersOf(texts, { questions: [question] }))).toEqual([]);
});

it('lists the largest cluster first', () => {
  expect(keysOf(clustersOf(['好的', '是的', '好的', '是的', '是的']))).toEqual([
    [1, 3, 4],
    [0, 2],
  ]);
});

it('handles 5,000 equal answers and 5,000 that share a bucket without comparing all pairs', () => {
  const texts = Array.from({ length: 10_000 }, (_, key) => (key < 5_000 ? '我不知道' : `${apology}编号${key}号`));
  const start = process.cpuUsage();
  expect(clustersOf(texts).map(({ members }) => members.length)).toEqual([5_000, 5_000]);
  // Takes half a second; comparing 12 million pairs takes a minute.
  expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
});

it.each([0, -1, 1.1, Number.NaN])('rejects the threshold %d', (threshold) => {
  expect(() => createSimilarityIndex({ threshold })).toThrow(RangeError);
});

/** A few frames, cut and changed here and there, so that all degrees of similarity occur. */
const someTexts = fc.array(
  fc.tuple(
    fc.constantFrom(apology, '存款保险最高赔付五十万元', 'we say sorry and find out why it took so long'),
    fc.nat(30),
  ),
  { minLength: 2, maxLength: 12 },
);

it('groups nothing that the comparison of all pairs does not group, and misses no pair of 0.8 and more', () => {
  const threshold = 0.4;
  fc.assert(
    fc.property(someTexts, fc.infiniteStream(fc.constantFrom('快', '慢', '')), (pieces, changes) => {
      const texts = pieces.map(
        ([frame, place]) => frame.slice(0, place) + changes.next().value + frame.slice(place + 1),
      );
      const folded = texts.map(foldLetters);
      const groups = naiveGroups(folded, threshold);
      const found = new Map<number, number>();
      for (const [cluster, keys] of keysOf(clustersOf(texts, { threshold })).entries()) {
        expect(new Set(keys.map((key) => groups[key])).size).toBe(1);
        for (const key of keys) found.set(key, cluster);
      }
      for (const [first, text] of folded.entries())
        for (const [second, other] of folded.slice(0, first).entries()) {
          const similarity = naiveJaccard(naiveShingles(text), naiveShingles(other));
          if (similarity >= 0.8) expect(found.get(first) ?? 'alone').toBe(found.get(second));
        }
    }),
  );
});

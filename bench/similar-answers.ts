// `node --expose-gc bench/similar-answers.ts`: what the search for similar answers finds, and what it costs. See docs/similar-answers.md.
import { type Random, seededRandom } from '../src/agreement/seeded-random.ts';
import type { Question } from '../src/domain/question-bank.ts';
import { loadBank } from '../src/rubrics/load-bank.ts';
import type { SimilarityCluster } from '../src/text/similar-answers/describe-cluster.ts';
import { createFindCopiedModelAnswer } from '../src/text/similar-answers/find-copied-model-answer.ts';
import { foldLetters } from '../src/text/similar-answers/fold-letters.ts';
import { jaccard } from '../src/text/similar-answers/jaccard.ts';
import { shingleHashes } from '../src/text/similar-answers/shingle-hashes.ts';
import { createSimilarityIndex } from '../src/text/similar-answers/similarity-index.ts';
import { tokenise } from '../src/text/tokens.ts';

const random = seededRandom(20_260_101);
const bank = await loadBank('rubrics/bank-customer-service-manager');
const answersOf = ({ rubric }: Question): string[] =>
  rubric.practiceAnswers
    .filter(({ kind }) => kind !== 'phrase')
    .map(({ passages }) => passages.map(({ text }) => text).join(''));
const answers = bank.questions.flatMap(answersOf);
/** Pieces of a clause's length, to put unrelated answers together from. */
const clauses = answers.flatMap((answer) => answer.match(/[^，。！？；：,.!?;:]+[，。！？；：,.!?;:]*/g) ?? []);

reportUnrelated();
for (const language of ['zh', 'en'] as const) for (const swapped of [0.1, 0.2, 0.3]) reportTemplates(language, swapped);
reportMissedPairs();
reportModelCopies();
for (const load of ['clauses', 'mixed', 'pasted question', 'identical'] as const) reportSpeed(load);

function print(...columns: readonly string[]): void {
  process.stdout.write(`${columns.join('  ')}\n`);
}

function clustersOf(texts: readonly string[]): readonly SimilarityCluster[] {
  const index = createSimilarityIndex({ questions: bank.questions.map(({ prompt }) => prompt) });
  for (const [key, text] of texts.entries()) index.add(key, text);
  const steps = index.clusters();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

function pick<T>(items: readonly T[], from: Random = random): T {
  return items[Math.floor(from() * items.length)] as T;
}

/** No two practice answers were written as copies: each cluster is a false one. */
function reportUnrelated(): void {
  let highest = 0;
  let pairs = 0;
  for (const question of bank.questions) {
    const sets = answersOf(question).map((answer) => shingleHashes(foldLetters(answer)));
    for (const [index, first] of sets.entries()) {
      for (const second of sets.slice(0, index)) highest = Math.max(highest, jaccard(first, second));
      pairs += index;
    }
  }
  print(`unrelated: ${pairs} pairs of answers to one question, highest similarity ${highest.toFixed(2)}`);
  print(`unrelated: ${clustersOf(answers).length} clusters in ${answers.length} practice answers`);
  const pasted = bank.questions.flatMap((question) => answersOf(question).map((answer) => question.prompt + answer));
  const clusters = clustersOf(pasted);
  const clustered = clusters.reduce((sum, { members }) => sum + members.length, 0);
  print(`unrelated: ${clusters.length} clusters, ${clustered} answers, when each begins with the question pasted`);
  const phrases = bank.questions.flatMap(({ rubric }) =>
    rubric.practiceAnswers.filter(({ kind }) => kind === 'phrase').map(({ passages }) => passages[0]?.text ?? ''),
  );
  const near = clustersOf(phrases).filter(({ kind }) => kind === 'near');
  print(`short: ${near.length} near clusters in ${phrases.length} single phrases`);
}

/** Swap runs of three characters or two words of a frame for others, at places that all instances share. */
function fillTemplate(frame: readonly string[], slots: readonly number[], length: number, words: readonly string[]) {
  const filled = [...frame];
  for (const slot of slots)
    for (let index = slot; index < slot + length && index < filled.length; index++) filled[index] = pick(words);
  return filled;
}

/** Answers long enough to be a template. */
function framesOf(language: 'zh' | 'en'): readonly string[] {
  const isOfLanguage = (answer: string) => /[\u4e00-\u9fff]{8}/.test(answer) === (language === 'zh');
  return answers.filter((answer) => isOfLanguage(answer) && tokenise(answer).length >= 40);
}

/** Groups of instances, one group for each of the first so many frames. */
function templates(language: 'zh' | 'en', swapped: number, frames: number, instances: number): string[][] {
  const tokenLists = framesOf(language).map((answer) => tokenise(answer).map(({ text }) => text));
  const words = tokenLists.flat();
  const slotLength = language === 'zh' ? 3 : 2;
  return tokenLists.slice(0, frames).map((frame) => {
    const slots = Array.from({ length: Math.round((frame.length * swapped) / slotLength) }, () =>
      Math.floor(random() * frame.length),
    );
    return Array.from({ length: instances }, () =>
      fillTemplate(frame, slots, slotLength, words).join(language === 'zh' ? '' : ' '),
    );
  });
}

/** Of the pairs from one template, how many are in one cluster; of the pairs in one cluster, how many are from one template. */
function reportTemplates(language: 'zh' | 'en', swapped: number): void {
  const instances = 5;
  const groups = templates(language, swapped, 200, instances);
  const used = new Set(framesOf(language).slice(0, groups.length));
  const clusters = clustersOf([...groups.flat(), ...answers.filter((answer) => !used.has(answer))]);
  const truth = (key: number): number => (key < groups.length * instances ? Math.floor(key / instances) : -1 - key);
  let found = 0;
  let together = 0;
  for (const { members } of clusters)
    for (const [index, { key }] of members.entries())
      for (const other of members.slice(0, index)) {
        together++;
        if (truth(key) === truth(other.key)) found++;
      }
  const similarities = groups.map(([first = '', second = '']) =>
    jaccard(shingleHashes(foldLetters(first)), shingleHashes(foldLetters(second))),
  );
  const median = similarities.sort((a, b) => a - b)[Math.floor(similarities.length / 2)] ?? 0;
  const pairs = (groups.length * instances * (instances - 1)) / 2;
  print(
    `templates ${language}, ${swapped * 100} % swapped: median similarity ${median.toFixed(2)}`,
    `recall ${(found / pairs).toFixed(3)}  precision ${(found / together).toFixed(3)} of pairs`,
  );
}

/** Pairs alone in an index: what the bands miss, by exact similarity. */
function reportMissedPairs(): void {
  const found = new Map<number, number>();
  const all = new Map<number, number>();
  for (const swapped of [0.05, 0.1, 0.15, 0.2, 0.25]) {
    for (const [first = '', second = ''] of templates('zh', swapped, 400, 2)) {
      const similarity = jaccard(shingleHashes(foldLetters(first)), shingleHashes(foldLetters(second)));
      const tenth = Math.floor(similarity * 10) / 10;
      all.set(tenth, (all.get(tenth) ?? 0) + 1);
      found.set(tenth, (found.get(tenth) ?? 0) + clustersOf([first, second]).length);
    }
  }
  for (const tenth of [0.4, 0.5, 0.6, 0.7, 0.8])
    print(
      `pairs of similarity ${tenth} to ${(tenth + 0.1).toFixed(1)}: ${found.get(tenth)} of ${all.get(tenth)} found`,
    );
}

/** Copies: the model answers of a question with some of their words swapped; honest: the practice answers. */
function reportModelCopies(): void {
  const counts = new Map<string, readonly [number, number]>();
  const count = (what: string, isFound: boolean): void => {
    const [found, all] = counts.get(what) ?? [0, 0];
    counts.set(what, [found + (isFound ? 1 : 0), all + 1]);
  };
  for (const question of bank.questions) {
    const models = question.rubric.criteria.map(({ modelAnswer }) => modelAnswer);
    const find = createFindCopiedModelAnswer(models);
    const tokens = tokenise(models.join('')).map(({ text }) => text);
    for (const answer of answersOf(question)) count('practice answers', find(answer) !== undefined);
    for (const swapped of [0, 0.1, 0.2, 0.3]) {
      const slots = Array.from({ length: Math.round((tokens.length * swapped) / 3) }, () =>
        Math.floor(random() * tokens.length),
      );
      for (let copy = 0; copy < 20; copy++)
        count(
          `copies with ${swapped * 100} % swapped`,
          find(fillTemplate(tokens, slots, 3, tokens).join('')) !== undefined,
        );
    }
    for (const model of models)
      for (const own of answersOf(question).slice(0, 5))
        count('one criterion copied into an own answer', find(own + model) !== undefined);
  }
  for (const [what, [found, all]] of counts) print(`model answer: ${found} of ${all} ${what} reported`);
}

type Load = 'clauses' | 'mixed' | 'pasted question' | 'identical';

/** 100,000 answers of about 150 characters. */
function answersFor(load: Load): readonly string[] {
  const source = seededRandom(7);
  const text = (): string => {
    let made = load === 'pasted question' ? pick(bank.questions, source).prompt : '';
    while (made.length < 150) made += pick(clauses, source);
    return made;
  };
  const frames = Array.from({ length: 500 }, text);
  const next = (): string => {
    if (load === 'identical') return '我会先道歉，再查原因。';
    if (load !== 'mixed' || source() < 0.8) return text();
    const frame = pick(frames, source);
    return source() < 0.5 ? frame : `${frame.slice(0, 100)}${text().slice(0, 40)}`;
  };
  return Array.from({ length: 100_000 }, next);
}

function reportSpeed(load: Load): void {
  const texts = answersFor(load);
  const finders = bank.questions.map(({ rubric }) =>
    createFindCopiedModelAnswer(rubric.criteria.map(({ modelAnswer }) => modelAnswer)),
  );
  globalThis.gc?.();
  globalThis.gc?.();
  const before = process.memoryUsage();
  const start = process.cpuUsage();
  const index = createSimilarityIndex({ questions: bank.questions.map(({ prompt }) => prompt) });
  for (const [key, answer] of texts.entries()) index.add(key, answer);
  const added = process.cpuUsage(start);
  globalThis.gc?.();
  const after = process.memoryUsage();
  const steps = index.clusters();
  let step = steps.next();
  while (!step.done) step = steps.next();
  const clustered = process.cpuUsage(start);
  for (const [key, answer] of texts.entries()) finders[key % finders.length]?.(answer);
  const copied = process.cpuUsage(start);
  const seconds = (usage: NodeJS.CpuUsage): number => (usage.user + usage.system) / 1e6;
  const bytes = Math.max(0, after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers);
  print(
    `100,000 answers, ${load}: add ${seconds(added).toFixed(1)} s, clusters ${(seconds(clustered) - seconds(added)).toFixed(1)} s,`,
    `model copies ${(seconds(copied) - seconds(clustered)).toFixed(1)} s CPU; index ${(bytes / 1e6).toFixed(0)} MB;`,
    `${step.value.length} clusters, largest ${step.value[0]?.members.length ?? 0}`,
  );
}

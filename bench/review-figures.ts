// `node bench/review-figures.ts`: what do the figures over reviews say of simulated people, whose habits are known?
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AgreementBasis, agreementBases, judgeReview } from '../src/agreement/judged-review.ts';
import { type AnswerPairs, type Figure, measurePairs } from '../src/agreement/measure-pairs.ts';
import { pairPeople, pairWithMachine } from '../src/agreement/pair-reviews.ts';
import { seededRandom } from '../src/agreement/seeded-random.ts';
import type { Review } from '../src/domain/review.ts';
import { openFitted } from '../src/open-engines.ts';
import { loadBank } from '../src/rubrics/load-bank.ts';
import type { EvaluateAnswer } from '../src/workflows/evaluate-answer.ts';
import { markdownTable } from './quality/markdown-table.ts';
import { readGolden } from './quality/read-golden.ts';
import { judgeGolden } from './reviews/judge-golden.ts';
import { measureDriftFlags } from './reviews/measure-drift-flags.ts';
import { measureFiguresSpeed } from './reviews/measure-figures-speed.ts';
import { type Habits, type JudgedAnswer, simulateReview } from './reviews/simulate-reviews.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const bankDirectory = resolve(root, 'rubrics/bank-customer-service-manager');
const bank = await loadBank(bankDirectory);
const openEvaluate = await openFitted(bank, bankDirectory);
const evaluateAnswer: EvaluateAnswer = async (request) => {
  const question = bank.questions.find(({ id }) => id === request.questionId);
  if (!question) throw new Error(`there is no question ${request.questionId}`);
  return (await openEvaluate(question))(request);
};
const golden = await readGolden(resolve(root, 'bench/golden/validation.ndjson'), bank);
const answers = await judgeGolden(golden.answers, bank, evaluateAnswer);

const exact: Habits = { slips: 0, raises: 0, givesIn: 0 };
const careful: Habits = { slips: 0.1, raises: 0, givesIn: 0.5 };

const show = (figure: Figure | null | undefined): string => {
  if (!figure) return '-';
  const { value, interval } = figure;
  return `${value.toFixed(2)}${interval ? ` (${interval.low.toFixed(2)} to ${interval.high.toFixed(2)})` : ''}`;
};

function measureAll(name: string, pairs: readonly AnswerPairs[]): readonly string[] {
  const steps = measurePairs(pairs, 1);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { figures, answers: count } = step.value[0] ?? {};
  const { exactAgreement, kappa, quadraticWeightedKappa, totalsQuadraticWeightedKappa } = figures ?? {};
  const shown = [exactAgreement, kappa, quadraticWeightedKappa, totalsQuadraticWeightedKappa].map(show);
  return [name, String(count ?? 0), ...shown];
}

/** Two people review the same answers, each in one mode. */
function reviewTwice(of: readonly JudgedAnswer[], habits: Habits, mode: AgreementBasis): readonly Review[] {
  const random = seededRandom(3);
  const by = (id: string, first: number) =>
    of.map((answer, index) => simulateReview(answer, { id, habits, mode, at: first + index }, random));
  return [...by('li', 0), ...by('wang', of.length)];
}

const judge = (reviews: readonly Review[]) => reviews.flatMap((review) => judgeReview(review) ?? []);

console.log(
  `${answers.length} synthetic answers of bench/golden/validation.ndjson, whose labels a model made; people are simulated.`,
);
console.log(
  'They slip to the verdict beside in 10 %, and give in to the machine in half of what they see otherwise.\n',
);
const doubtful = answers.filter(({ needsReview }) => needsReview);
const [labels, ofDoubtful] = [answers, doubtful].map((of) =>
  pairWithMachine(judge(reviewTwice(of, exact, 'blind')), 'blind'),
);
const rows = [
  measureAll('machine and labels, all answers', labels ?? []),
  measureAll('machine and labels, doubtful answers alone', ofDoubtful ?? []),
  ...agreementBases.map((basis) =>
    measureAll(`machine and people, ${basis}`, pairWithMachine(judge(reviewTwice(answers, careful, basis)), basis)),
  ),
  ...agreementBases.map((basis) =>
    measureAll(`between people, ${basis}`, pairPeople(judge(reviewTwice(answers, careful, basis)), basis)),
  ),
];
console.log(markdownTable(['pairs', 'answers', 'exact agreement', 'kappa', 'QWK', 'QWK of totals'], rows));

/** The questions on which the machine gives least, against the labels. */
function strictest(of: readonly JudgedAnswer[], share: number): readonly JudgedAnswer[] {
  const value = { covered: 1, partial: 0.5, missing: 0, contradicted: 0 };
  const lean = (own: readonly JudgedAnswer[]): number => {
    const all = own.flatMap(({ criteria }) => criteria);
    return all.reduce((sum, it) => sum + it.label - (it.machineVerdict ? value[it.machineVerdict] : 0), 0) / all.length;
  };
  const groups = [...Map.groupBy(of, ({ questionId }) => questionId).values()].sort((a, b) => lean(b) - lean(a));
  return groups.slice(0, Math.ceil(groups.length * share)).flat();
}

const raising = (raises: number): Habits => ({ ...careful, raises });
const people = 400;
const careers = [
  ...[40, 60, 120].flatMap((reviews) =>
    [0, 0.1, 0.2, 0.4].map((raises) => ({
      name: `${reviews} reviews, gives a step more in ${raises * 100} % of the newest 20`,
      career: { reviews, habits: [careful, raising(raises)], others: 0 } as const,
    })),
  ),
  ...[0, 600].map((others) => ({
    name: `60 reviews, no change, the newest of the strictest third of the questions, ${others} reviews of others`,
    career: { reviews: 60, habits: [careful, careful], newestFrom: strictest(answers, 1 / 3), others } as const,
  })),
];
const flags = careers.map(({ name, career }) => [
  name,
  `${(100 * measureDriftFlags(answers, career, people)).toFixed(1)} %`,
]);
console.log(`\n${markdownTable([`of ${people} simulated people each`, 'flagged'], flags)}`);

const random = seededRandom(11);
const many = Array.from({ length: 10_000 }, (_, at) => {
  const answer = answers[at % answers.length] as JudgedAnswer;
  const mode = at % 4 === 0 ? 'open' : 'blind';
  const about = { ...answer, id: `answer-${Math.floor(at / 1.25)}` };
  return simulateReview(about, { id: `person-${at % 12}`, habits: careful, mode, at }, random);
});
const speed = await measureFiguresSpeed(bank, many);
console.log(
  `\n${markdownTable(
    ['10,000 reviews by 12 people', 'seconds', 'longest pause, ms'],
    speed.map(({ what, seconds, longestPauseMs }) => [what, seconds.toFixed(2), longestPauseMs.toFixed(0)]),
  )}`,
);

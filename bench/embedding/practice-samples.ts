import type { PracticeAnswer, PracticePassage, Question, QuestionBank } from '../../src/domain/question-bank.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { calibrate } from '../../src/engines/embedding/calibration.ts';
import { clausesOfRaw } from '../../src/engines/embedding/clauses.ts';
import { findVectorsOf } from '../../src/engines/embedding/kept-calibration.ts';
import type { FindVectors } from '../../src/engines/embedding/kept-vectors.ts';
import { type ExampleLimits, examplesOf } from '../../src/engines/embedding/rubric-examples.ts';
import { readCriterion } from '../../src/engines/embedding/verdict-features.ts';
import type { VerdictSample } from '../../src/engines/embedding/verdict-steps.ts';
import { readWindows } from '../../src/engines/embedding/windows.ts';

/** How many whole answers are read, by question and fold. */
export type SampleLimits = {
  readonly own: number;
  /** Answers to other questions, which say nothing of this one: candidates do answer the wrong question. */
  readonly foreign: number;
};

export type SamplingParts = {
  readonly bank: QuestionBank;
  readonly findVectors: FindVectors;
  readonly examples: ExampleLimits;
  readonly samples: SampleLimits;
};

export const standardSamples: SampleLimits = { own: 25, foreign: 10 };

const folds = 2;

/** Read whole practice answers with calibrations that have not learnt from them. */
export async function practiceSamples(parts: SamplingParts): Promise<readonly VerdictSample[]> {
  const samples: VerdictSample[] = [];
  for (const question of parts.bank.questions)
    for (let fold = 0; fold < folds; fold++) samples.push(...(await samplesOf(parts, question, fold)));
  return samples;
}

async function samplesOf(
  { bank, findVectors, examples: limits, samples }: SamplingParts,
  question: Question,
  fold: number,
): Promise<readonly VerdictSample[]> {
  const { rubric } = question;
  const inFold = (_: PracticeAnswer, index: number): boolean => index % folds === fold;
  const passages = rubric.practiceAnswers.filter((_, index) => index % folds !== fold).flatMap((it) => it.passages);
  const examples = examplesOf(bank, question, passages, limits);
  const { vectors } = await findVectorsOf(examples, findVectors, rubric.hash, undefined);
  const calibration = calibrate(rubric.criteria, examples, vectors);
  const others = bank.questions.filter(({ id }) => id !== question.id);
  const own = wholeAnswers(rubric.practiceAnswers.filter(inFold), samples.own);
  const foreign = wholeAnswers(
    others.flatMap((other) => other.rubric.practiceAnswers.filter(inFold)),
    samples.foreign,
  );
  const read = async (answer: PracticeAnswer, verdictOf: (criterionId: string) => Verdict) => {
    const clauses = clausesOfRaw(answer.passages.map(({ text }) => text).join(''));
    const found = await findVectors(
      clauses.map(({ text }) => text),
      rubric.hash,
      undefined,
    );
    const read = clauses.map((clause, index) => ({ ...clause, vector: found.vectors[index] as Float32Array }));
    const windows = readWindows(calibration, read, new Set());
    return rubric.criteria.map(({ id }, criterion) => ({
      features: readCriterion(windows, criterion).features,
      verdict: verdictOf(id),
    }));
  };
  const all: VerdictSample[] = [];
  for (const answer of own) all.push(...(await read(answer, (id) => practiceVerdict(answer, id))));
  for (const answer of foreign) all.push(...(await read(answer, () => 'missing')));
  return all;
}

/** Answers of more than a phrase, evenly spread. */
function wholeAnswers(answers: readonly PracticeAnswer[], most: number): readonly PracticeAnswer[] {
  const whole = answers.filter(({ kind }) => kind !== 'phrase');
  if (whole.length <= most) return whole;
  return Array.from({ length: most }, (_, index) => whole[Math.floor((index * whole.length) / most)] as PracticeAnswer);
}

/** The verdict that the marks of a practice answer add up to: the best of its passages, refused if nothing else is said. */
function practiceVerdict({ passages }: PracticeAnswer, criterionId: string): Verdict {
  const marks = passages.flatMap((passage: PracticePassage) =>
    passage.marks.filter((mark) => mark.criterionId === criterionId).map((mark) => mark.verdict),
  );
  return (['covered', 'partial', 'contradicted'] as const).find((verdict) => marks.includes(verdict)) ?? 'missing';
}

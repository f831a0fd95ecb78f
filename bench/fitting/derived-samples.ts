import { readFile } from 'node:fs/promises';
import type { LabelValue } from '../../src/agreement/rated-answer.ts';
import type { DeriveRubric } from '../../src/authoring/derive/derive-rubric.ts';
import { openDocument } from '../../src/documents/open-document.ts';
import { readDocument } from '../../src/documents/read-document.ts';
import { overlaps } from '../../src/domain/evidence.ts';
import type { Question, QuestionBank } from '../../src/domain/question-bank.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { createDerivedReaders, type DerivedFeatures } from '../../src/engines/keyword/derived-features.ts';
import type { PolarityWeights } from '../../src/engines/keyword/fit-polarity.ts';
import { fitQuestion } from '../../src/engines/keyword/fitted-question.ts';
import { findNegatedClauses } from '../../src/engines/keyword/negated-clauses.ts';
import { PolarityScorer } from '../../src/engines/keyword/polarity-scorer.ts';
import { findRefusedClauses } from '../../src/engines/keyword/refused-clauses.ts';
import { RubricFeatures } from '../../src/engines/keyword/rubric-features.ts';
import { readCriterion } from '../../src/engines/keyword/verdict-features.ts';
import type { VerdictSample } from '../../src/engines/keyword/verdict-model.ts';
import { WindowScorer } from '../../src/engines/keyword/window-scorer.ts';
import { contentToQuestion } from '../../src/rubrics/to-question.ts';
import { createGuard } from '../../src/text/guard/guard-answer.ts';
import { normalise, toOriginalSpan } from '../../src/text/normalise.ts';

/** A sample and the question it comes from. */
export type DerivedSample = VerdictSample & { readonly questionId: string };

/** The ten questions of the bank as a document of model answers. */
const source = 'bench/golden/source.zh.md';

/** An answer to a question with a label for each criterion, in the order of the rubric. */
export type LabelledByPlace = {
  readonly questionId: string;
  readonly answer: string;
  readonly category: string;
  readonly labels: readonly LabelValue[];
};

/** Derive rubrics for the bank's questions from the document, in the bank's order and with its ids. */
export async function deriveBankQuestions(bank: QuestionBank, derive: DeriveRubric): Promise<readonly Question[]> {
  const reading = readDocument(await openDocument({ name: source, bytes: await readFile(source) }));
  return reading.sections
    .flatMap(({ questions }) => questions)
    .map((question, index) =>
      contentToQuestion(derive({ ...question, id: bank.questions[index]?.id as string }).content, '1.0.0', []),
    );
}

/**
 * Read labelled answers by derived rubrics: what the verdict model for cues learns from. A point that a refusing answer does not earn
 * counts as contradicted where something opposes it.
 */
export function derivedSamples(
  questions: readonly Question[],
  answers: readonly LabelledByPlace[],
  polarity: PolarityWeights,
): DerivedSample[] {
  const scorerOfPolarity = new PolarityScorer(polarity);
  return questions.flatMap((question) => {
    const read = createReader(question, scorerOfPolarity);
    return answers
      .filter(({ questionId }) => questionId === question.id)
      .flatMap(({ answer, labels, category }) =>
        read(answer).map((features, criterion) => {
          const label = labels[criterion] as LabelValue;
          return { questionId: question.id, features, verdict: toVerdict(label, category, features) };
        }),
      );
  });
}

const opposes = -1;

function toVerdict(label: number, category: string, { opposition }: DerivedFeatures): Verdict {
  if (label > 0) return label === 1 ? 'covered' : 'partial';
  return category === 'negated' && opposition > opposes ? 'contradicted' : 'missing';
}

/** Read an answer as the engine does: guarded words and words that the speaker refuses to act upon are left out. */
function createReader(question: Question, polarity: PolarityScorer): (answer: string) => DerivedFeatures[] {
  const features = new RubricFeatures(question.rubric);
  const alone = { questions: [question], offTopicTexts: [] } as unknown as QuestionBank;
  const scorer = new WindowScorer(features, fitQuestion(alone, question), polarity);
  const guard = createGuard(question);
  const modelAnswers = normalise(question.rubric.criteria.map((it) => it.modelAnswer).join('\n')).text;
  const readers = createDerivedReaders(question.rubric.criteria, features, scorer);
  return (answer) => {
    const normalised = normalise(answer);
    const analysed = features.analyse(normalised.text);
    const { guardedSpans } = guard(normalised);
    const excluded = new Set([
      ...findRefusedClauses(analysed.tokenised),
      ...findNegatedClauses(analysed.tokenised, analysed.matches, modelAnswers),
    ]);
    for (const [index, clause] of analysed.tokenised.clauses.entries()) {
      const span = toOriginalSpan(normalised, clause);
      if (guardedSpans.some((guarded) => overlaps(span, guarded))) excluded.add(index);
    }
    const windows = scorer.score(analysed, excluded);
    return readers.map((read, criterion) => read(readCriterion(windows, criterion), analysed));
  };
}

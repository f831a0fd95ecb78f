import type { PracticeAnswer, PracticePassage, QuestionBank } from '../../src/domain/question-bank.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { fitPolarity } from '../../src/engines/keyword/fit-polarity.ts';
import { fitRubric } from '../../src/engines/keyword/fit-rubric.ts';
import { passagesElsewhere } from '../../src/engines/keyword/fitted-question.ts';
import { PolarityScorer } from '../../src/engines/keyword/polarity-scorer.ts';
import { RubricFeatures } from '../../src/engines/keyword/rubric-features.ts';
import { readCriterion } from '../../src/engines/keyword/verdict-features.ts';
import type { VerdictSample } from '../../src/engines/keyword/verdict-model.ts';
import { WindowScorer } from '../../src/engines/keyword/window-scorer.ts';
import { normalise } from '../../src/text/normalise.ts';

/** A sample and where it comes from. */
export type SourcedSample = VerdictSample & {
  readonly questionId: string;
  readonly answer: number;
  readonly kind: string;
};

const folds = 4;

const passagesOf = (answers: readonly PracticeAnswer[]): PracticePassage[] =>
  answers.flatMap(({ passages }) => passages);

/**
 * Read every whole practice answer with weights fitted on the other three quarters of the practice answers,
 * so that the verdict model learns from readings of answers that the weights have not seen.
 */
export function outOfFoldSamples(bank: QuestionBank): SourcedSample[] {
  const samples: SourcedSample[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const inFold = (_: PracticeAnswer, index: number): boolean => index % folds === fold;
    const notInFold = (_: PracticeAnswer, index: number): boolean => index % folds !== fold;
    const polarity = fitPolarity(
      bank.questions.map(({ rubric }) => passagesOf(rubric.practiceAnswers.filter(notInFold))),
    );
    for (const question of bank.questions) {
      const passages = passagesOf(question.rubric.practiceAnswers.filter(notInFold));
      if (passages.length === 0) continue;
      const features = new RubricFeatures(question.rubric);
      const scorer = new WindowScorer(
        features,
        fitRubric(question.rubric, passages, passagesElsewhere(bank, question.id)),
        new PolarityScorer(polarity),
      );
      const held = question.rubric.practiceAnswers.filter(inFold).filter(({ kind }) => kind !== 'phrase');
      for (const [answer, practice] of held.entries()) {
        const text = practice.passages.map((passage) => passage.text).join('');
        const windows = scorer.score(features.analyse(normalise(text).text), new Set());
        for (const [criterion, { id }] of question.rubric.criteria.entries()) {
          const verdict = practiceVerdict(practice, id);
          samples.push({
            questionId: question.id,
            answer: fold + folds * answer,
            kind: practice.kind,
            verdict,
            features: readCriterion(windows, criterion).features,
          });
        }
      }
    }
  }
  return samples;
}

/** The verdict that the marks of a practice answer add up to: the best of its passages, refused if nothing else is said. */
function practiceVerdict({ passages }: PracticeAnswer, criterionId: string): Verdict {
  const marks = passages.flatMap((passage) =>
    passage.marks.filter((mark) => mark.criterionId === criterionId).map((mark) => mark.verdict),
  );
  return (['covered', 'partial', 'contradicted'] as const).find((verdict) => marks.includes(verdict)) ?? 'missing';
}

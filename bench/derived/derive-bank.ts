import type { DeriveRubric } from '../../src/authoring/derive/derive-rubric.ts';
import { readQuestion } from '../../src/documents/read-question.ts';
import type { UncertaintyCode } from '../../src/domain/document-reading.ts';
import { EvaluationError } from '../../src/domain/errors.ts';
import type { Question, QuestionBank } from '../../src/domain/question-bank.ts';
import { contentToQuestion } from '../../src/rubrics/to-question.ts';
import type { MeasuredQuestion } from './measured-data.ts';

/** What became of the model answer of one question. */
export type DerivedQuestion = {
  /** As in the data. */
  readonly id: string;
  /** What the reading of the model answer was not sure of. */
  readonly uncertainties: readonly UncertaintyCode[];
} & (
  | { readonly status: 'derived'; readonly question: Question }
  /** Its answers stay unscored. */
  | { readonly status: 'failed'; readonly cause: string }
);

export type DerivedBank = { readonly bank: QuestionBank; readonly questions: readonly DerivedQuestion[] };

const version = '1.0.0';

/** Derive a rubric for every question and put them into one bank. In the bank they are q1, q2 …: ids of data may have any form. */
export function deriveBank(measured: readonly MeasuredQuestion[], deriveRubric: DeriveRubric): DerivedBank {
  const questions = measured.map((question, index) => derive(question, `q${index + 1}`, deriveRubric));
  const derived = questions.flatMap((it) => (it.status === 'derived' ? [it.question] : []));
  const points = derived.reduce((sum, question) => sum + question.points, 0);
  const bank: QuestionBank = {
    id: 'derived',
    version,
    language: derived[0]?.language ?? 'zh',
    title: 'Derived',
    sections: [{ id: 'all', title: 'All', points, questionIds: derived.map(({ id }) => id) }],
    questions: derived,
    offTopicTexts: [],
  };
  return { bank, questions };
}

function derive(measured: MeasuredQuestion, bankId: string, deriveRubric: DeriveRubric): DerivedQuestion {
  const { id, prompt, modelAnswer, language, labelled } = measured;
  const { question: source, uncertainties: doubts } = readQuestion(prompt, modelAnswer, language, labelled?.points);
  const uncertainties = doubts.map(({ code }) => code);
  const fail = (cause: string): DerivedQuestion => ({ status: 'failed', id, uncertainties, cause });
  const found = source.modelPoints.length;
  if (found === 0) return fail('the model answer has no points');
  if (labelled && found !== labelled.criteria)
    return fail(`the model answer was read as ${found} points, but has labels for ${labelled.criteria}`);
  // A score of the whole answer says nothing of how its points weigh: they count alike.
  const modelPoints = labelled ? source.modelPoints : source.modelPoints.map(({ points: _, ...point }) => point);
  const points = labelled?.points ?? found;
  try {
    const { content } = deriveRubric({ id: bankId, prompt, language: source.language, points, modelPoints });
    return { status: 'derived', id, uncertainties, question: contentToQuestion(content, version, []) };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return fail(`the rubric cannot be used: ${error.message}`);
  }
}

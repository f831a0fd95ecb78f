import type { Criterion } from '../../src/domain/criterion.ts';
import type { QuestionBank } from '../../src/domain/question-bank.ts';
import { normalise } from '../../src/text/normalise.ts';
import { segment } from '../../src/text/segment.ts';

/** How alike a sentence is to the text it was compiled for, 0 to 1. */
export type SentenceSimilarity = (sentence: string) => number;

/** A way to compare texts that knows nothing of meaning: the floor that an engine has to leave behind. */
export type SimilarityBaseline = {
  readonly id: string;
  readonly title: string;
  /** Compile the comparison with one reference text. The baseline may fit itself on the texts of all criteria first. */
  readonly prepare: (referenceTexts: readonly string[]) => (referenceText: string) => SentenceSimilarity;
};

/** A criterion's own texts in one: what is looked for in an answer's sentences. Never the cues or the practice answers. */
function referenceText({ label, covered, modelAnswer }: Criterion): string {
  return normalise(`${label}。${covered}。${modelAnswer}`).text;
}

/** Similarity of an answer to a criterion: that of its most similar sentence, 0 for an answer without sentences. */
export type AnswerSimilarity = (questionId: string, criterionId: string, answer: string) => number;

/** Fit a baseline on a bank's criteria. */
export function fitBaseline({ prepare }: SimilarityBaseline, bank: QuestionBank): AnswerSimilarity {
  const criteria = bank.questions.flatMap(({ id, rubric }) =>
    rubric.criteria.map((criterion) => ({ key: `${id}/${criterion.id}`, text: referenceText(criterion) })),
  );
  const compile = prepare(criteria.map(({ text }) => text));
  const compiled = new Map(criteria.map(({ key, text }) => [key, compile(text)]));
  return (questionId, criterionId, answer) => {
    const similarity = compiled.get(`${questionId}/${criterionId}`);
    if (!similarity) throw new RangeError(`The bank has no criterion "${questionId}/${criterionId}"`);
    return sentencesOf(answer).reduce((best, sentence) => Math.max(best, similarity(sentence)), 0);
  };
}

function sentencesOf(answer: string): readonly string[] {
  const { text, sentences } = segment(normalise(answer).text);
  return sentences.map(({ start, end }) => text.slice(start, end));
}

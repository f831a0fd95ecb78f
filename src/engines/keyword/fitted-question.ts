import type { PracticePassage, Question, QuestionBank, Rubric } from '../../domain/question-bank.ts';
import type { WordCounts } from '../../text/lexicon.ts';
import { normalise } from '../../text/normalise.ts';
import { countWords } from '../../text/words.ts';
import { fitRubric, type RubricWeights } from './fit-rubric.ts';

/** Weights of a question, the hash of the rubric that they were fitted on, and the Chinese words of its practice answers. */
export type FittedQuestion = RubricWeights & { readonly rubricHash: string; readonly words: WordCounts };

/** How many passages about other questions a rubric is fitted against. */
const elsewhereCount = 600;

/** Passages of the bank's other questions, evenly spread, and its off-topic texts: what they share with a criterion proves nothing. */
export function passagesElsewhere(bank: QuestionBank, questionId: string): string[] {
  const all = bank.questions
    .filter(({ id }) => id !== questionId)
    .flatMap(({ rubric }) => rubric.practiceAnswers.flatMap(({ passages }) => passages.map(({ text }) => text)));
  const step = Math.max(1, Math.floor(all.length / elsewhereCount));
  return [...all.filter((_, index) => index % step === 0).slice(0, elsewhereCount), ...bank.offTopicTexts];
}

/** Fit one question of a bank; takes about a third of a second for 700 passages. */
export function fitQuestion(bank: QuestionBank, question: Question): FittedQuestion {
  const passages: PracticePassage[] = question.rubric.practiceAnswers.flatMap(({ passages: parts }) => parts);
  const elsewhere = passages.length === 0 ? [] : passagesElsewhere(bank, question.id);
  const words = countWords(textsOf(question.rubric).map((text) => normalise(text).text));
  return { rubricHash: question.rubric.hash, words, ...fitRubric(question.rubric, passages, elsewhere) };
}

/** All texts about a rubric that people wrote in whole sentences. */
function textsOf({ practiceAnswers, criteria }: Rubric): string[] {
  return [
    ...criteria.map(({ modelAnswer }) => modelAnswer),
    ...practiceAnswers.flatMap(({ passages }) => passages.map(({ text }) => text)),
  ];
}

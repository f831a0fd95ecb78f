import type { PracticeAnswer } from '../domain/question-bank.ts';
import type { QuestionContent } from '../domain/rubric-draft.ts';
import type { Trial } from './authoring-services.ts';
import type { RubricWork } from './rubric-work.ts';

/** Answers sent to the thread at once: a fraction of a second, in which nobody else's rubric is tried. */
const sliceSize = 100;

export type SliceParts = {
  readonly work: Pick<RubricWork, 'tryAll'>;
  readonly practiceAnswers: readonly PracticeAnswer[];
  readonly signal: AbortSignal | undefined;
};

/**
 * Evaluate answers with a rubric that is being edited, each text once.
 *
 * @returns what came of each, by its text.
 * @throws the signal's reason once it is aborted.
 */
export async function tryInSlices(
  content: QuestionContent,
  answers: readonly string[],
  { work, practiceAnswers, signal }: SliceParts,
): Promise<ReadonlyMap<string, Trial>> {
  const texts = [...new Set(answers)];
  const trials = new Map<string, Trial>();
  for (let first = 0; first < texts.length; first += sliceSize) {
    signal?.throwIfAborted();
    const slice = texts.slice(first, first + sliceSize);
    const tried = await work.tryAll(content, slice, practiceAnswers);
    for (const [index, text] of slice.entries()) trials.set(text, tried[index] as Trial);
  }
  return trials;
}

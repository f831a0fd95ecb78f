import type { PracticeAnswer } from '../../src/domain/question-bank.ts';
import type { Verdict } from '../../src/domain/verdict.ts';

/** What a person would decide about a practice answer: its marks say it. */
export type MarkedAnswer = {
  readonly text: string;
  /** The verdict of each criterion, and the passage that proves it. */
  readonly decisions: ReadonlyMap<string, { readonly verdict: Verdict; readonly quote: string | null }>;
};

const ranks: readonly Verdict[] = ['missing', 'contradicted', 'partial', 'covered'];

/** Read practice answers as answers with decisions; single phrases are no answers. */
export function markedAnswers(
  answers: readonly PracticeAnswer[],
  criterionIds: readonly string[],
): readonly MarkedAnswer[] {
  return answers
    .filter(({ kind }) => kind !== 'phrase')
    .map(({ passages }) => ({
      text: passages.map(({ text }) => text).join(''),
      decisions: new Map(criterionIds.map((id) => [id, decide(passages, id)])),
    }));
}

/** The best of the passages; a refusal counts where nothing else is said. */
function decide(passages: PracticeAnswer['passages'], criterionId: string) {
  let best: { readonly verdict: Verdict; readonly quote: string | null } = { verdict: 'missing', quote: null };
  for (const { text, marks } of passages) {
    for (const { verdict } of marks.filter((mark) => mark.criterionId === criterionId)) {
      if (ranks.indexOf(verdict) > ranks.indexOf(best.verdict)) best = { verdict, quote: text };
    }
  }
  return best;
}

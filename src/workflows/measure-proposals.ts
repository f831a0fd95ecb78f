import type { ProposedItem } from '../authoring/propose/proposed-item.ts';
import type { PracticeAnswer } from '../domain/question-bank.ts';
import type { QuestionContent } from '../domain/rubric-draft.ts';
import type { TestRubric } from './test-rubric.ts';
import type { TryRubric } from './try-rubric.ts';

/** How a rubric stands up to its tests, and to the sentences that a model proposed for it. */
export type Standing = {
  /** Lint errors by code and place. */
  readonly errors: readonly { readonly code: string; readonly key: string }[];
  /** Names of the mutants that survive. */
  readonly survivors: readonly string[];
  /** Paraphrases for which their criterion earns something. */
  readonly found: ReadonlySet<ProposedItem>;
  /** Counter-examples for which their criterion earns something. */
  readonly credited: ReadonlySet<ProposedItem>;
};

export type MeasureStanding = (content: QuestionContent) => Promise<Standing>;

export type MeasureParts = {
  readonly testRubric: TestRubric;
  readonly tryRubric: TryRubric;
  readonly practiceAnswers: readonly PracticeAnswer[];
  /** The bank's other questions. */
  readonly others: readonly QuestionContent[];
  /** Those among them that are sentences are tried. */
  readonly items: readonly ProposedItem[];
  readonly signal: AbortSignal | undefined;
};

/**
 * Prepare to measure versions of a rubric: lint, mutants, and each sentence evaluated as an answer of its own.
 *
 * @throws {InputInvalidError} when measuring, if the content is no rubric that can be evaluated.
 */
export function createMeasureStanding(parts: MeasureParts): MeasureStanding {
  const { testRubric, tryRubric, practiceAnswers, others, items, signal } = parts;
  return async (content) => {
    signal?.throwIfAborted();
    const { lint, mutants } = await testRubric(content, practiceAnswers, others);
    const earning = async (kind: ProposedItem['kind']): Promise<ReadonlySet<ProposedItem>> => {
      const found = new Set<ProposedItem>();
      for (const item of items.filter((it) => it.kind === kind)) {
        signal?.throwIfAborted();
        const { evaluation } = await tryRubric(content, item.text, practiceAnswers);
        const result = evaluation.criteria.find(({ id }) => id === item.criterionId);
        if (result?.status === 'scored' && result.points > 0) found.add(item);
      }
      return found;
    };
    return {
      errors: lint
        .filter(({ severity }) => severity === 'error')
        .map(({ code, criterionId, cue, facts }) => ({ code, key: JSON.stringify([code, criterionId, cue, facts]) })),
      survivors: mutants.filter(({ survived }) => survived).map(({ name }) => name),
      found: await earning('paraphrase'),
      credited: await earning('counter-example'),
    };
  };
}

import { judgeCues } from '../authoring/propose/judge-cues.ts';
import { judgeSentences } from '../authoring/propose/judge-sentences.ts';
import { orderCues } from '../authoring/propose/order-cues.ts';
import type { FailedCheck, JudgedItem, ProposedItem } from '../authoring/propose/proposed-item.ts';
import type { ModelSpending } from '../domain/provenance.ts';
import type { QuestionContent, RubricDraft } from '../domain/rubric-draft.ts';
import { contentToQuestion } from '../rubrics/to-question.ts';
import type { Proposal } from './authoring-services.ts';
import { findProposals, type ProposalSource } from './cached-proposals.ts';
import { createMeasureStanding, type Standing } from './measure-proposals.ts';
import { takeUpCues } from './take-up-cues.ts';
import { draftVersion, type TestRubric } from './test-rubric.ts';
import type { TryRubric } from './try-rubric.ts';

export type ProposeParts = ProposalSource & { readonly testRubric: TestRubric; readonly tryRubric: TryRubric };

export type ProposalsReport = {
  /** The draft's content with the cues that passed every check. */
  readonly content: QuestionContent;
  /** In the order of the rubric, then what is about criteria that it does not have. */
  readonly proposals: readonly Proposal[];
  /** What was paid to the model; nothing for replies from the cache. */
  readonly spent: ModelSpending;
};

/**
 * Ask a language model for cues, and use those that pass: what docs/derivation.md says under "With a language model". Nothing is stored.
 *
 * @param others the bank's other questions; one of the same id is an older version and is left out.
 * @throws {InputInvalidError} if the draft cannot be evaluated as it is; nobody is asked then.
 * @throws {EngineFailedError} if the model cannot be reached, declines, or replies nothing that can be used.
 * @throws the signal's reason once it is aborted.
 */
export type ProposeWithModel = (
  draft: Pick<RubricDraft, 'content' | 'practiceAnswers'>,
  others: readonly QuestionContent[],
  options?: { readonly signal?: AbortSignal | undefined },
) => Promise<ProposalsReport>;

/** Create what asks a model for proposals and puts them to the test. */
export function createProposeWithModel(parts: ProposeParts): ProposeWithModel {
  return async ({ content, practiceAnswers }, allOthers, { signal } = {}) => {
    signal?.throwIfAborted();
    contentToQuestion(content, draftVersion, practiceAnswers);
    const others = allOthers.filter(({ id }) => id !== content.id);
    const { reading, spent } = await findProposals(parts, content, signal);
    const useless = judgeSentences(content, reading.items);
    const items = reading.items.filter((item) => !useless.has(item));
    const { testRubric, tryRubric } = parts;
    const measure = createMeasureStanding({ testRubric, tryRubric, practiceAnswers, others, items, signal });
    const before = await measure(content);
    const { candidates, failed } = judgeCues(content, items);
    const unfound = items.filter((item) => item.kind === 'paraphrase' && !before.found.has(item));
    const taken = await takeUpCues(content, orderCues(candidates, unfound), before, others, measure);
    const failures = new Map([...useless, ...failed, ...taken.failed]);
    const judged = reading.items.map((item): JudgedItem => {
      const failedCheck = failures.get(item) ?? judgeSentence(item, taken.standing);
      return { criterionId: item.criterionId, kind: item.kind, text: item.text, failedCheck };
    });
    return {
      content: taken.content,
      proposals: inOrder([...judged, ...reading.refused], content).map(toProposal),
      spent,
    };
  };
}

/** What a sentence shows of the rubric as it is now; null for cues. */
function judgeSentence(item: ProposedItem, { found, credited }: Standing): FailedCheck | null {
  if (item.kind === 'paraphrase' && !found.has(item)) return 'not-found';
  return item.kind === 'counter-example' && credited.has(item) ? 'credited' : null;
}

/** By criterion, otherwise as they come: what was refused while reading follows the others. */
function inOrder(items: readonly JudgedItem[], { criteria }: QuestionContent): JudgedItem[] {
  const known = new Set(criteria.map(({ id }) => id));
  return [
    ...criteria.flatMap(({ id }) => items.filter(({ criterionId }) => criterionId === id)),
    ...items.filter(({ criterionId }) => !known.has(criterionId)),
  ];
}

function toProposal({ criterionId, kind, text, failedCheck }: JudgedItem): Proposal {
  return { criterionId, kind, text, isUsed: failedCheck === null, failedCheck };
}

import { compareContents } from '../authoring/compare/compare-contents.ts';
import { OverridePatternNotFoundError } from '../domain/review-errors.ts';
import type { QuestionContent } from '../domain/rubric-draft.ts';
import { contentOf, contentToQuestion } from '../rubrics/to-question.ts';
import type { EvaluationStore } from '../storage/evaluation-store.ts';
import type { AgreementServices, NamedPattern, OverrideEffect, OverrideProposal } from './agreement-services.ts';
import type { AuthoringServices, Trial } from './authoring-services.ts';
import { readDecidedAnswers } from './decided-answers.ts';
import type { LoadPracticeAnswers } from './draft-reading.ts';
import { listOverridePatterns, type PatternParts } from './list-override-patterns.ts';
import { measureOverrideEffect } from './measure-override-effect.ts';
import { type AnswerToCompare, measureRubricEffect } from './measure-rubric-effect.ts';
import { reviseForOverrides } from './revise-for-overrides.ts';
import type { RubricWork } from './rubric-work.ts';
import { getQuestionWithRubric } from './show-rubric.ts';
import { storedAnswers } from './stored-answers.ts';
import { draftVersion } from './test-rubric.ts';
import { tryInSlices } from './try-in-slices.ts';

export type ProposalParts = PatternParts & {
  readonly evaluations: Pick<EvaluationStore, 'find' | 'listNewest'>;
  readonly work: Pick<RubricWork, 'addCues' | 'tryAll'>;
  readonly loadPracticeAnswers: LoadPracticeAnswers;
  readonly drafts: Pick<AuthoringServices, 'draftVersion' | 'saveDraft' | 'removeDraft'>;
};

/** Stored answers that a change is tried on, the newest ones: a few seconds of work for each rubric. */
const mostAnswers = 1_000;

/**
 * Create the proposal of a change that does as people do. The rubric in use and the changed one both evaluate the answers that people
 * decided about, and the newest others, with the keyword engine in the thread for rubrics.
 */
export function createProposeFromOverrides(parts: ProposalParts): AgreementServices['proposeChange'] {
  const { bank, evaluations, work, loadPracticeAnswers } = parts;
  return async (actor, patternId, { makeDraft, signal }) => {
    const { patterns, decisions } = await listOverridePatterns(actor, {}, parts);
    const pattern = patterns.find(({ id }) => id === patternId);
    if (!pattern) throw new OverridePatternNotFoundError();
    const question = getQuestionWithRubric(bank, pattern.questionId);
    const content = contentOf(question);
    const practiceAnswers = (await loadPracticeAnswers())(question);
    const ofQuestion = decisions.filter(({ rubricHash }) => rubricHash === pattern.rubricHash);
    const decided = await readDecidedAnswers(ofQuestion, evaluations, signal);
    const stored = await Array.fromAsync(storedAnswers(question.id, mostAnswers, evaluations));
    const texts = [...decided, ...stored].map(({ answer }) => answer);
    const slices = { work, practiceAnswers, signal };
    const before = await tryInSlices(content, texts, slices);
    const others = bank.questions.filter(({ id }) => id !== question.id).map(contentOf);
    const { content: revised, heldOut } = await reviseForOverrides(content, pattern, {
      ...{ decided, trials: before, others, work },
    });
    const changes = compareContents(content, revised);
    const after = changes.length === 0 ? before : await tryInSlices(revised, texts, slices);
    const changed = contentToQuestion(revised, draftVersion, practiceAnswers);
    const overrides = measureOverrideEffect(pattern, decided, before, after);
    const isHelpful = helps(overrides);
    return {
      ...{ pattern, changes, overrides, heldOut, isHelpful },
      effect: await measureEffect(stored, { question, trials: before }, { question: changed, trials: after }),
      draftId: makeDraft && isHelpful ? await makeDraftOf(pattern, revised, parts) : null,
    };
  };
}

/** A change that people's decisions speak as much against as for is none that anybody should be offered. */
function helps({ gained, noLongerAgree, nowAgree, agreedBefore }: OverrideEffect): boolean {
  return gained > noLongerAgree && nowAgree > agreedBefore;
}

type Side = {
  readonly question: Parameters<typeof measureRubricEffect>[0];
  readonly trials: ReadonlyMap<string, Trial>;
};

/** The same as a comparison of both, whose evaluations are there already. */
async function measureEffect(
  answers: readonly AnswerToCompare[],
  from: Side,
  to: Side,
): Promise<OverrideProposal['effect']> {
  const {
    answers: count,
    changed,
    meanShift,
  } = await measureRubricEffect(from.question, to.question, answers, async (question) => async ({ answer }) => {
    const trial = (question === to.question ? to : from).trials.get(answer);
    if (!trial) throw new Error('an answer was not tried');
    return trial.evaluation;
  });
  return { answers: count, changed, meanShift };
}

/** A draft of the version in use with the change. If it cannot be saved, or another version came in between, none is left behind. */
async function makeDraftOf(
  { questionId, rubricHash }: NamedPattern,
  content: QuestionContent,
  { drafts }: Pick<ProposalParts, 'drafts'>,
): Promise<string> {
  const draft = await drafts.draftVersion(questionId);
  try {
    if (draft.basedOn !== rubricHash) throw new OverridePatternNotFoundError();
    await drafts.saveDraft(draft.id, draft.revision, { content });
    return draft.id;
  } catch (error) {
    await drafts.removeDraft(draft.id);
    throw error;
  }
}

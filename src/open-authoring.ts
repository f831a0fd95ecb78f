import { promptsDirectory, thesaurusDirectory as usualThesaurus } from './config.ts';
import { applyPublications } from './domain/apply-publications.ts';
import type { Question, QuestionBank } from './domain/question-bank.ts';
import { withoutPracticeAnswers } from './domain/without-practice-answers.ts';
import { type Engine, soleEngine } from './engines/engine.ts';
import { openUnfitted } from './open-engines.ts';
import type { ModelSettings } from './open-model-engines.ts';
import { openProposals } from './open-proposals.ts';
import { loadBank } from './rubrics/load-bank.ts';
import type { Storage } from './storage/storage.ts';
import { RubricLane } from './threads/rubric-lane.ts';
import type { AgreementServices } from './workflows/agreement-services.ts';
import type { AuthoringServices } from './workflows/authoring-services.ts';
import { createCompareRubrics } from './workflows/compare-rubrics.ts';
import { createAgreementServices } from './workflows/create-agreement-services.ts';
import { createAuthoringServices } from './workflows/create-authoring-services.ts';
import type { LoadPracticeAnswers } from './workflows/draft-reading.ts';
import { createEvaluateAnswer } from './workflows/evaluate-answer.ts';
import type { LiveBank } from './workflows/live-bank.ts';
import { createProposeForDraft } from './workflows/propose-for-draft.ts';
import type { OpenEvaluate } from './workflows/test-rubric.ts';

/** What the work with rubrics shares with the rest of the program. */
export type AuthoringSources = {
  readonly liveBank: LiveBank;
  /** The bank as loaded from its files. */
  readonly base: QuestionBank;
  readonly bankDirectory: string;
  readonly settings: Pick<ModelSettings, 'llm' | 'maskPersonalData'> & {
    /** What rubrics are derived with; that of the program if left out. */
    readonly thesaurusDirectory?: string | undefined;
  };
  readonly storage: Pick<
    Storage,
    'drafts' | 'publications' | 'rubrics' | 'evaluations' | 'engineCache' | 'reviews' | 'batches' | 'accounts'
  >;
  /** The keyword engine of all versions in use. */
  readonly loadKeyword: () => Promise<Engine>;
  readonly rescore: AuthoringServices['rescore'];
};

/** Work with rubrics, and what is learned about them from reviews. */
export type OpenedAuthoring = { readonly authoring: AuthoringServices; readonly agreement: AgreementServices };

/**
 * Open the work with rubrics. Rubrics are derived, tested, tried and fitted in a thread of their own.
 *
 * @param opened gets what ends the thread
 */
export function openAuthoring(sources: AuthoringSources, opened: AsyncDisposableStack): OpenedAuthoring {
  const { liveBank, base, bankDirectory, settings, storage, rescore } = sources;
  const { bank, versions } = liveBank;
  const { drafts, publications, rubrics, evaluations, engineCache: cache } = storage;
  const { thesaurusDirectory = usualThesaurus } = settings;
  const work = new RubricLane({ base: withoutPracticeAnswers(base), bankDirectory, thesaurusDirectory });
  opened.defer(() => work.close());
  const openEvaluate = openForComparison(sources);
  const loadPracticeAnswers: LoadPracticeAnswers = async () => {
    const whole = applyPublications(await loadBank(bankDirectory), await publications.listSince(base.id, 0));
    return ({ id }) => whole.questions.find((question) => question.id === id)?.rubric.practiceAnswers ?? [];
  };
  const compare = createCompareRubrics({ drafts, rubrics, versions, evaluations, openEvaluate });
  const proposals = openProposals({ settings, cache, promptsDirectory, work });
  const propose = proposals && createProposeForDraft({ bank, drafts }, proposals);
  const parts = { bank, base, versions, drafts, publications, rubrics, work, loadPracticeAnswers };
  const authoring = createAuthoringServices({ ...parts, compare, rescore, propose });
  const { reviews, batches, accounts: people } = storage;
  const ofReviews = { bank, reviews, batches, people, evaluations, work, loadPracticeAnswers, drafts: authoring };
  return { authoring, agreement: createAgreementServices(ofReviews) };
}

/** Versions are evaluated with as they are in use, drafts as they would be. */
function openForComparison({ liveBank, base, bankDirectory, loadKeyword }: AuthoringSources): OpenEvaluate {
  const isVersion = ({ rubric }: Question) => liveBank.versions().some((it) => it.rubric.hash === rubric.hash);
  return async (question) => {
    if (isVersion(question)) {
      return createEvaluateAnswer({ ...base, questions: [question] }, soleEngine(await loadKeyword()));
    }
    const isFitted = question.rubric.practiceAnswers.length > 0;
    return await openUnfitted(isFitted ? await loadBank(bankDirectory) : base)(question);
  };
}

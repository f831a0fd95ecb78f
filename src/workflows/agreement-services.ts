import type { AgreementBasis } from '../agreement/judged-review.ts';
import type { PairAgreement } from '../agreement/measure-pairs.ts';
import type { OverridePattern } from '../agreement/override-patterns.ts';
import type { ReviewerDrift } from '../agreement/reviewer-drift.ts';
import type { Actor } from '../domain/actor.ts';
import type { RubricChange, RubricComparison } from '../domain/rubric-comparison.ts';

/** What the figures must not be taken for. */
export const agreementCautions = [
  /** Reviewed answers are mostly the doubtful ones: over all answers the machine is right more often. */
  'doubtful-answers',
  /** Whoever sees the machine's verdict is drawn towards it. */
  'open-verdicts-flatter',
] as const;

export type AgreementCaution = (typeof agreementCautions)[number];

export type BasisAgreement = {
  readonly basis: AgreementBasis;
  /** All together, then each question, and behind it its criteria. */
  readonly groups: readonly PairAgreement[];
};

export type ReviewAgreement = {
  readonly reviews: number;
  /** Decisions of appeals, which enter no figure. */
  readonly appeals: number;
  readonly cautions: readonly AgreementCaution[];
  readonly machine: readonly BasisAgreement[];
  readonly people: readonly BasisAgreement[];
  /** What blind reviewers changed once they had seen the machine's verdicts. */
  readonly afterSight: { readonly verdicts: number; readonly changed: number; readonly toMachine: number };
};

export type DriftReport = {
  /** So many reviews are the newest ones. */
  readonly window: number;
  readonly reviewers: readonly (ReviewerDrift & {
    /** null for an account that is gone. */
    readonly name: string | null;
  })[];
};

export type NamedPattern = OverridePattern & { readonly id: string };

/** What a change of the rubric does to what people decided. Counted are verdicts of the keyword engine. */
export type OverrideEffect = {
  /** Decisions of the question under the version in use whose answer is not erased, the newest 500 answers. */
  readonly decisions: number;
  /** Of these, those of the pattern. */
  readonly overridden: number;
  /** Of the pattern's, those that the engine judges as people do with the version in use, and with the change. */
  readonly agreedBefore: number;
  readonly nowAgree: number;
  /** Of all, those that it judges as people do with the change alone, and with the version in use alone. */
  readonly gained: number;
  readonly noLongerAgree: number;
};

export type OverrideProposal = {
  readonly pattern: NamedPattern;
  /** Empty where nothing was found that would help. */
  readonly changes: readonly RubricChange[];
  readonly effect: Omit<RubricComparison['effect'], 'largest'>;
  readonly overrides: OverrideEffect;
  /** Where cues were added: in how many quotes cues are found that were made without them. */
  readonly heldOut: { readonly found: number; readonly of: number } | null;
  /** More decisions come to agree than cease to, some of the pattern among them. */
  readonly isHelpful: boolean;
  /** The draft that was made; null where none was wanted, or the change does not help. */
  readonly draftId: string | null;
};

export type AgreementScope = { readonly questionId?: string | undefined; readonly batchId?: string | undefined };

/**
 * Figures over reviews. Owners of the workspace see them over all; interviewers over answers of their own batches, and those that they
 * decided about themselves.
 */
export type AgreementServices = {
  /** @throws {QuestionNotFoundError} @throws {BatchNotFoundError} also for a batch that is somebody else's. */
  measureAgreement(actor: Actor, scope: AgreementScope): Promise<ReviewAgreement>;
  /** Of everybody, for owners; of oneself for others. */
  measureDrift(actor: Actor): Promise<DriftReport>;
  /** Of rubric versions in use. @throws {QuestionNotFoundError} @throws {BatchNotFoundError} */
  listPatterns(actor: Actor, scope: AgreementScope): Promise<readonly NamedPattern[]>;
  /**
   * Work out a change of the rubric that does as people do, and what it does to stored answers. It becomes a draft if that is wanted, and
   * it helps; nothing is published.
   *
   * @throws {OverridePatternNotFoundError}
   * @throws the signal's reason once it is aborted.
   */
  proposeChange(
    actor: Actor,
    patternId: string,
    options: { readonly makeDraft: boolean; readonly signal?: AbortSignal | undefined },
  ): Promise<OverrideProposal>;
};

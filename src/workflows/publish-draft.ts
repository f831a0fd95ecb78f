import {
  DraftChangedError,
  DraftNotFoundError,
  RubricUnsoundError,
  UncertainError,
  VersionExistsError,
} from '../domain/authoring-errors.ts';
import type { Question } from '../domain/question-bank.ts';
import type { Override, RubricDraft } from '../domain/rubric-draft.ts';
import type { LintFinding, RubricReport } from '../domain/rubric-report.ts';
import { contentToQuestion } from '../rubrics/to-question.ts';
import type { AuthoringParts } from './authoring-parts.ts';
import type { AuthoringServices, PublishRequest } from './authoring-services.ts';
import { checkDraft } from './check-draft.ts';
import { nextVersion } from './next-version.ts';
import { requireSameQuestion } from './require-same-question.ts';

type Parts = Pick<AuthoringParts, 'bank' | 'versions' | 'drafts' | 'publications' | 'work'>;

/**
 * Create the publishing of drafts. Nothing is published that is uncertain without a yes, nor what lint or a mutant speaks against, or what
 * replaces a version that the draft was not made of, without a reason; both are recorded for good with the version.
 */
export function createPublishDraft(parts: Parts): AuthoringServices['publishDraft'] {
  const { bank, drafts, publications, work } = parts;
  return async (id, request) => {
    const draft = await drafts.find(id);
    if (!draft) throw new DraftNotFoundError();
    if (draft.revision !== request.revision) throw new DraftChangedError(draft.revision);
    const question = toVersion(draft, parts);
    const isUncertain = draft.uncertainties.length > 0;
    if (isUncertain && request.acceptUncertain !== true) throw new UncertainError(draft.uncertainties.length);
    const override = toOverride(await checkDraft(draft, parts), request);
    const { practiceAnswers } = question.rubric;
    const weights = practiceAnswers.length === 0 ? null : await work.fit(question);
    const publication = { section: draft.section, question, weights, override, isConfirmed: isUncertain };
    return await publications.publish(bank.id, publication, { id, revision: request.revision, by: request.by });
  };
}

/** @throws {InputInvalidError} @throws {VersionExistsError} if nothing was changed. */
function toVersion(draft: RubricDraft, { bank, versions }: Parts): Question {
  const { content, practiceAnswers } = draft;
  const own = versions().filter(({ id }) => id === content.id);
  const question = contentToQuestion(content, nextVersion(own.map(({ rubric }) => rubric.version)), practiceAnswers);
  requireSameQuestion(content, draft, bank);
  const current = bank.questions.find(({ id }) => id === content.id);
  if (
    current &&
    contentToQuestion(content, current.rubric.version, practiceAnswers).rubric.hash === current.rubric.hash
  )
    throw new VersionExistsError(content.id, current.rubric.version);
  return question;
}

/** @throws {RubricUnsoundError} if the report objects and no reason is given. */
function toOverride({ lint, mutants }: RubricReport, { overrideReason }: PublishRequest): Override | null {
  const errors = lint.filter(({ severity }) => severity === 'error').map(nameFinding);
  const survivors = mutants.filter(({ survived }) => survived).map(({ name }) => name);
  const overridden = [...new Set([...errors, ...survivors])];
  if (overridden.length === 0) return null;
  if (overrideReason === undefined) throw new RubricUnsoundError(overridden);
  return { reason: overrideReason, overridden };
}

/** For example `overlapping-criteria calm cause`. */
function nameFinding({ code, criterionId, otherCriterionId }: LintFinding): string {
  return [code, criterionId, otherCriterionId].filter((part) => part !== undefined).join(' ');
}

import { DraftChangedError, DraftNotFoundError } from '../domain/authoring-errors.ts';
import type { DerivationNote } from '../domain/rubric-draft.ts';
import { contentOf } from '../rubrics/to-question.ts';
import type { AuthoringParts } from './authoring-parts.ts';
import type { AuthoringServices, Proposal } from './authoring-services.ts';
import type { ProposeWithModel } from './propose-with-model.ts';

/**
 * Create the asking of a language model for a draft: what passes every check is saved with it, with a note for each criterion of how many
 * proposals were used and how many were not. What somebody else saved meanwhile is not overwritten: DraftChangedError.
 */
export function createProposeForDraft(
  { bank, drafts }: Pick<AuthoringParts, 'bank' | 'drafts'>,
  propose: ProposeWithModel,
): AuthoringServices['propose'] {
  return async (id, revision, options) => {
    const draft = await drafts.find(id);
    if (!draft) throw new DraftNotFoundError();
    if (draft.revision !== revision) throw new DraftChangedError(draft.revision);
    const { content, proposals } = await propose(draft, bank.questions.map(contentOf), options);
    if (proposals.length === 0) return { draft, proposals };
    const known = new Set(content.criteria.map((criterion) => criterion.id));
    const notes = toNotes(proposals.filter(({ criterionId }) => known.has(criterionId)));
    const saved = await drafts.save(id, revision, { content, derivation: [...draft.derivation, ...notes] });
    return { draft: saved, proposals };
  };
}

function toNotes(proposals: readonly Proposal[]): readonly DerivationNote[] {
  const criterionIds = [...new Set(proposals.map(({ criterionId }) => criterionId))];
  return criterionIds.flatMap((criterionId) => {
    const own = proposals.filter((proposal) => proposal.criterionId === criterionId);
    const used = own.filter(({ isUsed }) => isUsed).length;
    const refused = own.length - used;
    return [
      ...(used > 0 ? [{ code: 'proposal-used' as const, criterionId, facts: { used } }] : []),
      ...(refused > 0 ? [{ code: 'proposal-refused' as const, criterionId, facts: { refused } }] : []),
    ];
  });
}

import type { AgreementServices } from './agreement-services.ts';
import { listOverridePatterns } from './list-override-patterns.ts';
import { createMeasureReviewAgreement } from './measure-review-agreement.ts';
import { createMeasureReviewerDrift, type DriftParts } from './measure-reviewer-drift.ts';
import { createProposeFromOverrides, type ProposalParts } from './propose-from-overrides.ts';

/** Put together what is learned from reviews. */
export function createAgreementServices(parts: ProposalParts & DriftParts): AgreementServices {
  return {
    measureAgreement: createMeasureReviewAgreement(parts),
    measureDrift: createMeasureReviewerDrift(parts),
    listPatterns: async (actor, scope) => (await listOverridePatterns(actor, scope, parts)).patterns,
    proposeChange: createProposeFromOverrides(parts),
  };
}

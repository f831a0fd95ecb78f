import { createHash } from 'node:crypto';
import { findOverridePatterns, isOfPattern, leastTexts, type OverridePattern } from '../agreement/override-patterns.ts';
import { type SettledDecision, settleDecisions } from '../agreement/settle-decisions.ts';
import type { Actor } from '../domain/actor.ts';
import type { Review } from '../domain/review.ts';
import type { EvaluationStore } from '../storage/evaluation-store.ts';
import type { AgreementScope, NamedPattern } from './agreement-services.ts';
import { type VisibleReviewsParts, visibleReviews } from './visible-reviews.ts';

export type PatternParts = VisibleReviewsParts & { readonly evaluations: Pick<EvaluationStore, 'find'> };

/** Patterns with the decisions that they, and all that agrees with them or not, are made of. */
export type FoundPatterns = {
  readonly patterns: readonly NamedPattern[];
  /** Under the rubric versions in use. */
  readonly decisions: readonly SettledDecision[];
};

/** Find the overrides that repeat under the rubric versions in use: what an older version did may be mended already. */
export async function listOverridePatterns(
  actor: Actor,
  scope: AgreementScope,
  parts: PatternParts,
): Promise<FoundPatterns> {
  const inUse = new Set(parts.bank.questions.map(({ rubric }) => rubric.hash));
  const reviews: Review[] = [];
  for await (const review of visibleReviews(actor, scope, parts)) {
    if (inUse.has(review.rubricHash)) reviews.push(review);
  }
  const decisions = settleDecisions(reviews);
  const likely = findOverridePatterns(decisions, ({ answerId }) => answerId);
  const texts = new Map<string, string>();
  for (const pattern of likely) {
    const own = decisions.filter((decision) => isOfPattern(pattern, decision));
    await readSomeTexts(own, parts.evaluations, texts);
  }
  const patterns = findOverridePatterns(decisions, ({ answerId }) => texts.get(answerId));
  return { patterns: patterns.map((pattern) => ({ ...pattern, id: nameOf(pattern) })), decisions };
}

/** Read until there are as many different texts as a pattern needs. */
async function readSomeTexts(
  decisions: readonly SettledDecision[],
  evaluations: PatternParts['evaluations'],
  texts: Map<string, string>,
): Promise<void> {
  const different = new Set<string>();
  for (const { answerId, recordId } of decisions) {
    const text = texts.get(answerId) ?? (await evaluations.find(recordId))?.answer;
    if (typeof text === 'string') {
      texts.set(answerId, text);
      different.add(text);
    }
    if (different.size >= leastTexts) return;
  }
}

/** The same pattern has the same name as long as its rubric is in use. */
function nameOf({ rubricHash, criterionId, machineVerdict, verdict }: OverridePattern): string {
  const content = JSON.stringify([rubricHash, criterionId, machineVerdict, verdict]);
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}

import { agreementBases, type JudgedReview, judgeReview } from '../agreement/judged-review.ts';
import { type AnswerPairs, measurePairs } from '../agreement/measure-pairs.ts';
import { pairPeople, pairWithMachine } from '../agreement/pair-reviews.ts';
import type { Review } from '../domain/review.ts';
import { type AgreementServices, agreementCautions, type BasisAgreement } from './agreement-services.ts';
import { type VisibleReviewsParts, visibleReviews } from './visible-reviews.ts';
import { workInTurns } from './work-in-turns.ts';

/** The same reviews give the same intervals. */
export const agreementSeed = 20_260;

/** Create the measurement of how far machine and people agree, and people among themselves; docs/agreement.md explains the figures. */
export function createMeasureReviewAgreement(parts: VisibleReviewsParts): AgreementServices['measureAgreement'] {
  return async (actor, scope) => {
    const judged: JudgedReview[] = [];
    let afterSight = { verdicts: 0, changed: 0, toMachine: 0 };
    let reviews = 0;
    for await (const review of visibleReviews(actor, scope, parts)) {
      reviews++;
      const of = judgeReview(review);
      if (!of) continue;
      judged.push(of);
      if (review.mode === 'blind') afterSight = addChanges(afterSight, review);
    }
    return {
      reviews,
      appeals: reviews - judged.length,
      cautions: agreementCautions,
      machine: await measureEach((basis) => pairWithMachine(judged, basis)),
      people: await measureEach((basis) => pairPeople(judged, basis)),
      afterSight,
    };
  };
}

async function measureEach(
  pairsOf: (basis: BasisAgreement['basis']) => readonly AnswerPairs[],
): Promise<readonly BasisAgreement[]> {
  const measured: BasisAgreement[] = [];
  for (const basis of agreementBases) {
    measured.push({ basis, groups: await workInTurns(measurePairs(pairsOf(basis), agreementSeed)) });
  }
  return measured;
}

function addChanges(counts: { verdicts: number; changed: number; toMachine: number }, { decisions }: Review) {
  const given = decisions.filter(({ blindVerdict }) => blindVerdict !== null);
  const changed = given.filter(({ blindVerdict, verdict }) => blindVerdict !== verdict);
  return {
    verdicts: counts.verdicts + given.length,
    changed: counts.changed + changed.length,
    toMachine: counts.toMachine + changed.filter(({ verdict, machineVerdict }) => verdict === machineVerdict).length,
  };
}

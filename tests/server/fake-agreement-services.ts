import type { QuestionBank } from '../../src/domain/question-bank.ts';
import { OverridePatternNotFoundError } from '../../src/domain/review-errors.ts';
import { BatchNotFoundError } from '../../src/storage/store-errors.ts';
import type { AgreementScope, AgreementServices } from '../../src/workflows/agreement-services.ts';
import { getQuestionWithRubric } from '../../src/workflows/show-rubric.ts';

/** What is learned from reviews where there are none. */
export function fakeAgreementServices(bank: QuestionBank): AgreementServices {
  const check = ({ questionId, batchId }: AgreementScope): void => {
    if (questionId !== undefined) getQuestionWithRubric(bank, questionId);
    if (batchId !== undefined) throw new BatchNotFoundError(batchId);
  };
  return {
    async measureAgreement(_actor, scope) {
      check(scope);
      const afterSight = { verdicts: 0, changed: 0, toMachine: 0 };
      return { reviews: 0, appeals: 0, cautions: [], machine: [], people: [], afterSight };
    },
    measureDrift: async () => ({ window: 20, reviewers: [] }),
    async listPatterns(_actor, scope) {
      check(scope);
      return [];
    },
    proposeChange: () => Promise.reject(new OverridePatternNotFoundError()),
  };
}

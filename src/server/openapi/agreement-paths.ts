import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import {
  type AgreementReply,
  agreementQuerySchema,
  agreementSchema,
  type DriftReportReply,
  driftReportSchema,
  newOverrideProposalSchema,
  type OverrideProposalReply,
  overrideProposalSchema,
  type PatternListReply,
  patternListSchema,
} from '../../api/agreement-schemas.ts';
import { versionExample } from './authoring-examples.ts';
import { jsonResponse } from './json-response.ts';
import { jsonBodyCodes, problemResponses, readCodes, writeCodes } from './problem-responses.ts';

const { questionId, hash: rubricHash } = versionExample;

const figure = (value: number, low: number, high: number) => ({ value, interval: { low, high } });

const allGroup: AgreementReply['machine'][number]['groups'][number] = {
  questionId: null,
  criterionId: null,
  answers: 84,
  verdicts: 251,
  figures: {
    exactAgreement: figure(0.74, 0.68, 0.8),
    kappa: figure(0.58, 0.49, 0.67),
    quadraticWeightedKappa: figure(0.71, 0.62, 0.79),
    totalsQuadraticWeightedKappa: figure(0.79, 0.69, 0.86),
  },
};

const agreementExample: AgreementReply = {
  reviews: 92,
  appeals: 2,
  cautions: ['doubtful-answers', 'open-verdicts-flatter'],
  machine: [{ basis: 'blind', groups: [allGroup] }],
  people: [],
  afterSight: { verdicts: 251, changed: 19, toMachine: 14 },
};

const driftExample: DriftReportReply = {
  window: 20,
  reviewers: [
    {
      reviewerId: '0197f3c2-7c1e-7b43-9a55-7d3f0c6b1a02',
      name: '李娜',
      basis: 'blind',
      reviews: 64,
      controlled: 58,
      generosity: figure(0.04, -0.01, 0.09),
      drift: { newest: 0.15, before: -0.01, difference: figure(0.16, 0.05, 0.27), isFlagged: true },
      againstOthers: { answers: 12, difference: figure(0.05, -0.04, 0.13) },
    },
  ],
};

const patternListExample: PatternListReply = {
  patterns: [
    {
      id: '5f2b8c1e9a7d4036b1c2d3e4f5a60718',
      questionId,
      rubricHash,
      criterionId: 'c1',
      machineVerdict: 'missing',
      verdict: 'covered',
      answers: 6,
      ofAnswers: 15,
      share: 0.4,
      interval: { low: 0.2, high: 0.64 },
      reviewed: 40,
      points: 2.5,
    },
  ],
};

const proposalExample: OverrideProposalReply = {
  pattern: patternListExample.patterns[0] as PatternListReply['patterns'][number],
  changes: [{ field: 'criterion.cues', criterionId: 'c1', before: null, after: '调 .. 监控 (2)' }],
  effect: { answers: 120, changed: 9, meanShift: 0.19 },
  overrides: { decisions: 118, overridden: 6, agreedBefore: 0, nowAgree: 5, gained: 6, noLongerAgree: 1 },
  heldOut: { found: 4, of: 6 },
  isHelpful: true,
  draftId: '0197f3c2-7c1e-7b43-9a55-7d3f0c6b1a20',
};

const whoSeesWhat =
  'Owners of the workspace see all; interviewers answers of their own batches, and those that they decided about themselves.';

const getAgreement: ZodOpenApiOperationObject = {
  operationId: 'getAgreement',
  summary: 'Tell how far machine and people agree, and people among themselves',
  description: `For all answers, each question and each criterion, with 95 % intervals that resample answers. Blind verdicts and those given with the machine’s in sight are told apart. docs/agreement.md explains the figures, and what they say nothing about. ${whoSeesWhat}`,
  requestParams: { query: agreementQuerySchema },
  responses: {
    200: jsonResponse('The figures', agreementSchema, agreementExample),
    ...problemResponses('input-invalid', 'question-not-found', 'batch-not-found', ...readCodes),
  },
};

const getDrift: ZodOpenApiOperationObject = {
  operationId: 'getReviewerDrift',
  summary: 'Tell how generous reviewers are, and whether that changed',
  description:
    'The newest 20 reviews of each reviewer against all before. Owners of the workspace see everybody, others themselves.',
  responses: {
    200: jsonResponse('One row for each reviewer and basis', driftReportSchema, driftExample),
    ...problemResponses('input-invalid', ...readCodes),
  },
};

const listPatterns: ZodOpenApiOperationObject = {
  operationId: 'listOverridePatterns',
  summary: 'List overrides of the machine that repeat',
  description: `Under rubric versions in use: at least 3 answers with 2 different texts, and a fifth of the reviewed answers on which the machine gave that verdict. ${whoSeesWhat}`,
  requestParams: { query: agreementQuerySchema },
  responses: {
    200: jsonResponse('The patterns', patternListSchema, patternListExample),
    ...problemResponses('input-invalid', 'question-not-found', 'batch-not-found', ...readCodes),
  },
};

const propose: ZodOpenApiOperationObject = {
  operationId: 'proposeFromOverrides',
  summary: 'Work out a change of the rubric that does as people do, and what it does to answers',
  description:
    'It takes some seconds. Nothing is published: the change becomes a draft of the version in use if that is wanted, and it helps.',
  requestParams: {
    path: z.object({
      id: z.string().meta({ description: 'Id of a pattern', example: '5f2b8c1e9a7d4036b1c2d3e4f5a60718' }),
    }),
  },
  requestBody: {
    required: true,
    content: { 'application/json': { schema: newOverrideProposalSchema, example: { makeDraft: true } } },
  },
  responses: {
    200: jsonResponse('The change and its effect', overrideProposalSchema, proposalExample),
    ...problemResponses(...jsonBodyCodes, 'override-pattern-not-found', ...writeCodes),
  },
};

/** What is learned from reviews. */
export const agreementPaths: ZodOpenApiPathsObject = {
  '/v1/agreement': { get: getAgreement },
  '/v1/reviewer-drift': { get: getDrift },
  '/v1/override-patterns': { get: listPatterns },
  '/v1/override-patterns/{id}/proposal': { post: propose },
};

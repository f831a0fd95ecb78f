import type { ZodOpenApiOperationObject, ZodOpenApiParameters, ZodOpenApiPathsObject } from 'zod-openapi';
import {
  proposalsSchema,
  proposeSchema,
  publishSchema,
  rubricReportSchema,
  rubricVersionSchema,
  trialRequestSchema,
  trialSchema,
} from '../../api/rubric-check-schemas.ts';
import {
  proposalsExample,
  reportExample,
  trialExample,
  trialRequestExample,
  versionExample,
} from './authoring-examples.ts';
import { createdResponse, jsonResponse } from './json-response.ts';
import { jsonBodyCodes, modelCodes, problemResponses, readCodes, writeCodes } from './problem-responses.ts';

const trial: ZodOpenApiOperationObject = {
  operationId: 'tryRubric',
  summary: 'Evaluate an answer with a rubric that is being edited',
  description:
    'Nothing is stored. The reply says too where each cue is found. The first answer to a rubric with practice answers takes seconds, further ones milliseconds. At most 4 MB.',
  requestBody: {
    required: true,
    content: { 'application/json': { schema: trialRequestSchema, example: trialRequestExample } },
  },
  responses: {
    200: jsonResponse('The evaluation and where cues are found', trialSchema, trialExample),
    ...problemResponses(...jsonBodyCodes, 'draft-not-found', ...readCodes),
  },
};

const test = (requestParams: ZodOpenApiParameters): ZodOpenApiOperationObject => ({
  operationId: 'testDraft',
  summary: 'Lint a draft and put it to the test with variants of its model answer',
  requestParams,
  responses: {
    200: jsonResponse('What was found, and which variants fool the rubric', rubricReportSchema, reportExample),
    ...problemResponses(...jsonBodyCodes, 'draft-not-found', ...readCodes),
  },
});

const propose = (requestParams: ZodOpenApiParameters): ZodOpenApiOperationObject => ({
  operationId: 'proposeCues',
  summary: 'Ask the language model for cues and examples',
  description: 'Every proposal goes through the same checks; what passes is in the draft, what fails is shown.',
  requestParams,
  requestBody: { required: true, content: { 'application/json': { schema: proposeSchema, example: { revision: 1 } } } },
  responses: {
    200: jsonResponse('The draft and all proposals', proposalsSchema, proposalsExample),
    ...problemResponses(...jsonBodyCodes, 'draft-not-found', 'draft-changed', ...modelCodes, ...writeCodes),
  },
});

const publish = (requestParams: ZodOpenApiParameters): ZodOpenApiOperationObject => ({
  operationId: 'publishDraft',
  summary: 'Publish a draft as the next version of its question',
  description:
    'Answers are evaluated with it from now on. What is uncertain needs `acceptUncertain`, failed checks need `overrideReason`; the reason is kept for good and must quote no answer. Names of failed checks come as `errors` with the field `objections`.',
  requestParams,
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: publishSchema,
        example: { revision: 2, acceptUncertain: true, overrideReason: versionExample.override?.reason },
      },
    },
  },
  responses: {
    201: createdResponse('The version', rubricVersionSchema, versionExample),
    ...problemResponses(
      ...jsonBodyCodes,
      'draft-not-found',
      'draft-changed',
      'uncertain',
      'rubric-unsound',
      'version-exists',
      ...writeCodes,
    ),
  },
});

/** What is done with a draft before it is published, and publishing it. */
export const draftCheckPaths = (ofDraft: ZodOpenApiParameters): ZodOpenApiPathsObject => ({
  '/v1/drafts/{id}/tests': { post: test(ofDraft) },
  '/v1/drafts/{id}/proposals': { post: propose(ofDraft) },
  '/v1/drafts/{id}/publication': { post: publish(ofDraft) },
  '/v1/rubric-trials': { post: trial },
});

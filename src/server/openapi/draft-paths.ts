import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { draftListSchema, draftSchema, newDraftSchema, saveDraftSchema } from '../../api/authoring-schemas.ts';
import { contentExample, draftExample, draftIdExample, draftSummaryExample } from './authoring-examples.ts';
import { draftCheckPaths } from './draft-check-paths.ts';
import { createdResponse, jsonResponse, replyHeaders } from './json-response.ts';
import { jsonBodyCodes, problemResponses, readCodes, writeCodes } from './problem-responses.ts';

const ofDraft = {
  path: z.object({ id: z.string().meta({ description: 'Id of a draft', example: draftIdExample }) }),
};

const list: ZodOpenApiOperationObject = {
  operationId: 'listDrafts',
  summary: 'List all drafts, the newest first',
  responses: {
    200: jsonResponse('The drafts', draftListSchema, { drafts: [draftSummaryExample] }),
    ...problemResponses(...readCodes),
  },
};

const create: ZodOpenApiOperationObject = {
  operationId: 'createDraft',
  summary: 'Start a draft: of the version in use of a question, or of a question with its model answer',
  description:
    'A question that the bank has already, by its text, is edited: its draft has the id that the bank has for it.',
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: newDraftSchema,
        example: {
          prompt: contentExample.prompt,
          modelAnswer: '-安抚情绪：请他坐下，听他把话说完。\n-事后回访：第二天打电话问他是否满意。',
          points: 6,
        },
      },
    },
  },
  responses: {
    201: createdResponse('The draft', draftSchema, draftExample),
    ...problemResponses(...jsonBodyCodes, 'question-not-found', ...writeCodes),
  },
};

const get: ZodOpenApiOperationObject = {
  operationId: 'getDraft',
  summary: 'Get a draft with its cues and the lines that it comes from',
  requestParams: ofDraft,
  responses: {
    200: jsonResponse('The draft', draftSchema, draftExample),
    ...problemResponses('draft-not-found', ...readCodes),
  },
};

const save: ZodOpenApiOperationObject = {
  operationId: 'saveDraft',
  summary: 'Save what a person changed',
  description:
    'On the `revision` that the person saw; if somebody saved in between nothing is changed and 409 says at which revision the draft is. Wrong fields are named as `content.criteria.0.cues.2`. At most 4 MB.',
  requestParams: ofDraft,
  requestBody: {
    required: true,
    content: { 'application/json': { schema: saveDraftSchema, example: { revision: 1, content: contentExample } } },
  },
  responses: {
    200: jsonResponse('The draft as it is now', draftSchema, draftExample),
    ...problemResponses(...jsonBodyCodes, 'draft-not-found', 'draft-changed', ...writeCodes),
  },
};

const remove: ZodOpenApiOperationObject = {
  operationId: 'removeDraft',
  summary: 'Throw a draft away',
  requestParams: ofDraft,
  responses: {
    204: { description: 'It is gone', headers: replyHeaders },
    ...problemResponses('draft-not-found', ...writeCodes),
  },
};

/** Rubrics that somebody works on. */
export const draftPaths: ZodOpenApiPathsObject = {
  '/v1/drafts': { get: list, post: create },
  '/v1/drafts/{id}': { get, put: save, delete: remove },
  ...draftCheckPaths(ofDraft),
};

import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import * as schemas from '../../api/access-schemas.ts';
import * as examples from './access-examples.ts';
import { jsonResponse, noContentResponse } from './json-response.ts';
import { jsonBodyCodes, problemResponses, readCodes, writeCodes } from './problem-responses.ts';

const ofId = { path: schemas.idParameterSchema };

const listInvitations: ZodOpenApiOperationObject = {
  operationId: 'listInvitations',
  summary: 'List the invitations that one made; owners see all',
  responses: {
    200: jsonResponse('The newest first', schemas.invitationListSchema, examples.invitationListExample),
    ...problemResponses('input-invalid', 'demo-mode', ...readCodes),
  },
};

const invite: ZodOpenApiOperationObject = {
  operationId: 'invite',
  summary: 'Invite somebody by a link',
  description:
    'Owners invite anybody. Interviewers invite candidates to see what they answered in a batch of their own (`answersOf`).',
  requestBody: {
    required: true,
    content: { 'application/json': { schema: schemas.newInvitationSchema, example: examples.newInvitationExample } },
  },
  responses: {
    201: jsonResponse(
      'The only time that the link is shown',
      schemas.createdInvitationSchema,
      examples.createdInvitationExample,
    ),
    ...problemResponses(...jsonBodyCodes, 'batch-not-found', 'candidate-not-found', 'demo-mode', ...writeCodes),
  },
};

const revokeInvitation: ZodOpenApiOperationObject = {
  operationId: 'revokeInvitation',
  summary: 'Take an invitation back',
  description: 'One that was taken stays as it is: disable the account instead.',
  requestParams: ofId,
  responses: {
    204: noContentResponse('Its link is of no use any more'),
    ...problemResponses('invitation-not-found', 'demo-mode', ...writeCodes),
  },
};

const listAccounts: ZodOpenApiOperationObject = {
  operationId: 'listAccounts',
  summary: 'List everybody who has an account',
  responses: {
    200: jsonResponse('In the order in which they came', schemas.accountListSchema, examples.accountListExample),
    ...problemResponses('input-invalid', 'demo-mode', ...readCodes),
  },
};

const changeAccount: ZodOpenApiOperationObject = {
  operationId: 'changeAccount',
  summary: 'Change somebody’s role, or whether they may sign in',
  description: 'It counts at once. Who is disabled is signed out, and their keys are revoked for good.',
  requestParams: ofId,
  requestBody: {
    required: true,
    content: { 'application/json': { schema: schemas.changeAccountSchema, example: { isDisabled: true } } },
  },
  responses: {
    200: jsonResponse('As the account is now', schemas.accountSchema, examples.accountExample),
    ...problemResponses(...jsonBodyCodes, 'account-not-found', 'last-owner', 'demo-mode', ...writeCodes),
  },
};

const removeAccount: ZodOpenApiOperationObject = {
  operationId: 'removeAccount',
  summary: 'Remove an account',
  description:
    'Name, address, sessions and keys are removed, and what the person typed as practice is erased. Batches that they imported stay.',
  requestParams: ofId,
  responses: {
    204: noContentResponse('Removed'),
    ...problemResponses('account-not-found', 'last-owner', 'demo-mode', 'erasure-unfinished', ...writeCodes),
  },
};

const linkToReset: ZodOpenApiOperationObject = {
  operationId: 'linkToReset',
  summary: 'Make a link by which somebody sets a new password',
  requestParams: ofId,
  responses: {
    201: jsonResponse('The only time that the link is shown', schemas.createdLinkSchema, examples.createdLinkExample),
    ...problemResponses('account-not-found', 'demo-mode', ...writeCodes),
  },
};

/** Who may come in, as what. */
export const peoplePaths: ZodOpenApiPathsObject = {
  '/v1/invitations': { get: listInvitations, post: invite },
  '/v1/invitations/{id}': { delete: revokeInvitation },
  '/v1/accounts': { get: listAccounts },
  '/v1/accounts/{id}': { patch: changeAccount, delete: removeAccount },
  '/v1/accounts/{id}/reset-link': { post: linkToReset },
};

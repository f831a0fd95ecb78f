import type { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import * as schemas from '../../api/access-schemas.ts';
import * as examples from './access-examples.ts';
import { jsonResponse, noContentResponse } from './json-response.ts';
import { jsonBodyCodes, problemResponses, readCodes, writeCodes } from './problem-responses.ts';

const bodyOf = (schema: z.ZodType, example: unknown) => ({
  required: true,
  content: { 'application/json': { schema, example } },
});

const linkCodes = ['link-not-found', 'link-taken', 'link-expired', 'link-revoked', 'demo-mode'] as const;

const getAccess: ZodOpenApiOperationObject = {
  operationId: 'getAccess',
  summary: 'Say how the service is entered, and who the caller is',
  responses: {
    200: jsonResponse('For everybody, signed in or not', schemas.accessSchema, examples.accessExample),
    ...problemResponses('input-invalid', ...readCodes),
  },
};

const signIn: ZodOpenApiOperationObject = {
  operationId: 'signIn',
  summary: 'Sign in',
  description:
    'Sets the cookie of a session: HttpOnly, SameSite=Strict, and Secure where the service is reached by https. An unknown address, a wrong password and a disabled account are refused alike.',
  requestBody: bodyOf(schemas.signInSchema, examples.signInExample),
  responses: {
    201: jsonResponse('Signed in', schemas.ownAccountSchema, examples.ownAccountExample),
    ...problemResponses(...jsonBodyCodes, 'sign-in-failed', 'demo-mode', ...writeCodes),
  },
};

const signOut: ZodOpenApiOperationObject = {
  operationId: 'signOut',
  summary: 'Sign out',
  responses: {
    204: noContentResponse('The session is over'),
    ...problemResponses('demo-mode', ...writeCodes),
  },
};

const changePassword: ZodOpenApiOperationObject = {
  operationId: 'changePassword',
  summary: 'Change one’s own password',
  description: 'All sessions end; this one goes on under a new cookie.',
  requestBody: bodyOf(schemas.changePasswordSchema, examples.changePasswordExample),
  responses: {
    200: jsonResponse('Changed', schemas.ownAccountSchema, examples.ownAccountExample),
    ...problemResponses(...jsonBodyCodes, 'demo-mode', ...writeCodes),
  },
};

const readLink: ZodOpenApiOperationObject = {
  operationId: 'readLink',
  summary: 'Say what a link is for',
  description: 'Uses nothing up.',
  requestBody: bodyOf(schemas.readLinkSchema, examples.readLinkExample),
  responses: {
    200: jsonResponse('The link can be taken', schemas.linkSchema, examples.linkExample),
    ...problemResponses(...jsonBodyCodes, ...linkCodes, ...readCodes),
  },
};

const acceptInvitation: ZodOpenApiOperationObject = {
  operationId: 'acceptInvitation',
  summary: 'Take an invitation: make an account, and sign in',
  requestBody: bodyOf(schemas.acceptInvitationSchema, examples.acceptInvitationExample),
  responses: {
    201: jsonResponse('Signed in', schemas.ownAccountSchema, examples.ownAccountExample),
    ...problemResponses(...jsonBodyCodes, ...linkCodes, 'email-taken', ...writeCodes),
  },
};

const resetPassword: ZodOpenApiOperationObject = {
  operationId: 'resetPassword',
  summary: 'Set a new password by a link',
  description: 'All sessions of the account end.',
  requestBody: bodyOf(schemas.resetPasswordSchema, examples.resetPasswordExample),
  responses: {
    204: noContentResponse('The password is set; sign in with it'),
    ...problemResponses(...jsonBodyCodes, ...linkCodes, ...writeCodes),
  },
};

const listApiKeys: ZodOpenApiOperationObject = {
  operationId: 'listApiKeys',
  summary: 'List one’s own API keys; owners see everybody’s',
  responses: {
    200: jsonResponse('The newest first', schemas.apiKeyListSchema, examples.apiKeyListExample),
    ...problemResponses('input-invalid', 'demo-mode', ...readCodes),
  },
};

const createApiKey: ZodOpenApiOperationObject = {
  operationId: 'createApiKey',
  summary: 'Make an API key',
  description:
    'It may do what its scopes and its person’s role allow, whichever is less, and never manage people or keys.',
  requestBody: bodyOf(schemas.newApiKeySchema, examples.newApiKeyExample),
  responses: {
    201: jsonResponse(
      'The only time that the key is shown',
      schemas.createdApiKeySchema,
      examples.createdApiKeyExample,
    ),
    ...problemResponses(...jsonBodyCodes, 'demo-mode', ...writeCodes),
  },
};

const revokeApiKey: ZodOpenApiOperationObject = {
  operationId: 'revokeApiKey',
  summary: 'Revoke an API key',
  requestParams: { path: schemas.idParameterSchema },
  responses: {
    204: noContentResponse('It is of no use any more'),
    ...problemResponses('api-key-not-found', 'demo-mode', ...writeCodes),
  },
};

/** How people come in, and keys of programs. */
export const accessPaths: ZodOpenApiPathsObject = {
  '/v1/access': { get: getAccess },
  '/v1/sessions': { post: signIn },
  '/v1/sessions/current': { delete: signOut },
  '/v1/account/password': { put: changePassword },
  '/v1/links/read': { post: readLink },
  '/v1/invitations/accept': { post: acceptInvitation },
  '/v1/password-resets': { post: resetPassword },
  '/v1/api-keys': { get: listApiKeys, post: createApiKey },
  '/v1/api-keys/{id}': { delete: revokeApiKey },
};

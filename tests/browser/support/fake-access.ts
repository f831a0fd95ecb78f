import type { IncomingMessage } from 'node:http';
import type { AccessReply, AccountReply, ApiKeyReply, InvitationReply } from '../../../src/api/access-schemas.ts';
import type { CannedReply } from './canned-reply.ts';
import { problem } from './problem.ts';

type Role = AccountReply['role'];

/** Who may come in, in memory, with what the page asked. */
export type FakeAccess = {
  readonly received: readonly { readonly request: string; readonly body: unknown }[];
  /** From now on nobody has to sign in. */
  readonly openDemo: () => void;
  /** From now on one has to sign in; nobody is, unless somebody is named. */
  readonly requireSignIn: (as?: Role) => void;
  /** As long as there is no owner, nobody can sign in. */
  readonly setOwnerMissing: (isMissing: boolean) => void;
  /** The session ends, as when it is too old. */
  readonly endSession: () => void;
  /** Answer a method and address with this until `undefined` is set. */
  readonly override: (request: string, reply: CannedReply | undefined) => void;
  /** Answer a request, or say that it is about something else. */
  readonly reply: (request: IncomingMessage, body: Buffer) => CannedReply | undefined;
};

const PERMISSIONS = {
  owner: ['evaluations', 'batches', 'rubrics', 'publish', 'reviews', 'candidates', 'access'],
  interviewer: ['evaluations', 'batches', 'rubrics', 'reviews'],
  candidate: ['evaluations'],
} as const satisfies Readonly<Record<Role, AccessReply['permissions']>>;

const time = '2026-01-05T08:30:00.000Z';

/** Until then links and keys hold. */
const later = '2026-02-05T08:30:00.000Z';

export const goodPassword = 'a sentence to remember';

const accounts: readonly AccountReply[] = [
  { id: 'p-owner', name: '陈管理', email: 'chen@example.org', role: 'owner', isDisabled: false, createdAt: time },
  { id: 'p-li', name: '李娜', email: 'li.na@example.org', role: 'interviewer', isDisabled: false, createdAt: time },
  { id: 'p-wang', name: '王芳', email: 'wang@example.org', role: 'candidate', isDisabled: false, createdAt: time },
];

const links: Readonly<Record<string, CannedReply>> = {
  'interviewer-token-00000000': {
    body: { kind: 'invitation', role: 'interviewer', email: null, invitedBy: '陈管理', expiresAt: later },
  },
  'reset-token-00000000000000': {
    body: {
      kind: 'password-reset',
      role: 'interviewer',
      email: 'li.na@example.org',
      invitedBy: null,
      expiresAt: later,
    },
  },
  'taken-token-00000000000000': problem(410, 'link-taken', 'The link was used already; ask for a new one'),
  'expired-token-000000000000': problem(410, 'link-expired', 'The link is too old; ask for a new one'),
};

/** What is behind the addresses about sessions, links, accounts, invitations and keys. */
export function createFakeAccess(): FakeAccess {
  const overrides = new Map<string, CannedReply>();
  const received: { readonly request: string; readonly body: unknown }[] = [];
  const state: State = {
    mode: 'demo',
    isOwnerMissing: false,
    accountId: null,
    accounts: [...accounts],
    invitations: [],
    keys: [],
  };
  return {
    received,
    openDemo: () => Object.assign(state, { mode: 'demo', accountId: null, isOwnerMissing: false }),
    requireSignIn: (as) => {
      overrides.clear();
      received.length = 0;
      const accountId = accounts.find(({ role }) => role === as)?.id ?? null;
      Object.assign(state, { mode: 'sign-in', accountId, isOwnerMissing: false, accounts: [...accounts] });
      Object.assign(state, { invitations: [], keys: [] });
    },
    setOwnerMissing: (isOwnerMissing) => Object.assign(state, { isOwnerMissing }),
    endSession: () => Object.assign(state, { accountId: null }),
    override: (request, reply) => {
      if (reply === undefined) overrides.delete(request);
      else overrides.set(request, reply);
    },
    reply: ({ method = 'GET', url: target = '/' }, body) => {
      const request = `${method} ${new URL(target, 'http://localhost').pathname}`;
      if (!request.includes(' /v1/')) return undefined;
      const isAbout = /^\w+ \/v1\/(access|sessions|account|links|invitations|password-resets|accounts|api-keys)\b/;
      if (isAbout.test(request)) {
        const parsed: Body = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
        received.push({ request, body: parsed });
        return overrides.get(request) ?? replyAbout(request, parsed, state);
      }
      const isOut = state.mode === 'sign-in' && state.accountId === null;
      return isOut ? problem(401, 'not-signed-in', 'Sign in, or send an API key that is valid') : undefined;
    },
  };
}

type State = {
  mode: AccessReply['mode'];
  isOwnerMissing: boolean;
  accountId: string | null;
  accounts: AccountReply[];
  invitations: InvitationReply[];
  keys: ApiKeyReply[];
};

type Body = { readonly [field: string]: string & string[] };

const done: CannedReply = { status: 204, body: '' };

function replyAbout(request: string, body: Body, state: State): CannedReply {
  const id = request.split('/').at(-1);
  if (request === 'GET /v1/access') return { body: accessOf(state) };
  if (request === 'POST /v1/sessions') {
    const account = state.accounts.find(({ email }) => email === body.email);
    if (account === undefined || body.password !== goodPassword) {
      return problem(401, 'sign-in-failed', 'The address or the password is not right');
    }
    state.accountId = account.id;
    return { body: accessOf(state) };
  }
  if (request === 'DELETE /v1/sessions/current') {
    state.accountId = null;
    return done;
  }
  if (request === 'POST /v1/links/read') {
    return links[body.token ?? ''] ?? problem(404, 'link-not-found', 'There is no such link');
  }
  if (request === 'POST /v1/invitations/accept') {
    const account = { id: 'p-new', role: 'interviewer', isDisabled: false, createdAt: time } as const;
    state.accounts.push({ ...account, name: body.name ?? '', email: body.email ?? '' });
    state.accountId = account.id;
    return { status: 201, body: accessOf(state) };
  }
  if (request === 'POST /v1/password-resets' || request === 'PUT /v1/account/password') return done;
  return replyAboutPeople(request, id ?? '', body, state);
}

function replyAboutPeople(request: string, id: string, body: Body, state: State): CannedReply {
  if (request === 'GET /v1/accounts') return { body: { accounts: state.accounts } };
  if (request.endsWith('/reset-link')) return { status: 201, body: { path: '/#invitation=reset-1', expiresAt: later } };
  if (request.startsWith('PATCH /v1/accounts/')) {
    state.accounts = state.accounts.map((it) => (it.id === id ? { ...it, ...body } : it));
    return { body: state.accounts.find((it) => it.id === id) };
  }
  if (request.startsWith('DELETE /v1/accounts/')) {
    state.accounts = state.accounts.filter((it) => it.id !== id);
    return done;
  }
  if (request === 'GET /v1/invitations') return { body: { invitations: state.invitations } };
  if (request === 'POST /v1/invitations') {
    const invitation: InvitationReply = {
      id: `inv-${state.invitations.length}`,
      role: body.role === 'candidate' ? 'candidate' : 'interviewer',
      email: body.email ?? null,
      batchId: null,
      status: 'open',
      invitedBy: '陈管理',
      createdAt: time,
      expiresAt: later,
    };
    state.invitations.unshift(invitation);
    return { status: 201, body: { invitation, path: '/#invitation=Zr4nd0mZr4nd0mZr4nd0m' } };
  }
  if (request.startsWith('DELETE /v1/invitations/')) {
    state.invitations = state.invitations.map((it) => (it.id === id ? { ...it, status: 'revoked' } : it));
    return done;
  }
  return replyAboutKeys(request, id, body, state);
}

function replyAboutKeys(request: string, id: string, body: Body, state: State): CannedReply {
  if (request === 'GET /v1/api-keys') return { body: { apiKeys: state.keys } };
  if (request === 'POST /v1/api-keys') {
    const apiKey: ApiKeyReply = {
      id: `key-${state.keys.length}`,
      name: body.name ?? '',
      start: 'ae_7Qx2',
      scopes: ['evaluations', 'batches'],
      createdAt: time,
      expiresAt: later,
      lastUsedAt: null,
      isRevoked: false,
    };
    state.keys.unshift(apiKey);
    return { status: 201, body: { apiKey, key: 'ae_7Qx2secretsecretsecret' } };
  }
  state.keys = state.keys.map((it) => (it.id === id ? { ...it, isRevoked: true } : it));
  return done;
}

function accessOf({ mode, isOwnerMissing, accountId, accounts: known }: State): AccessReply {
  const account = known.find(({ id }) => id === accountId);
  if (mode === 'demo') return { mode, isOwnerMissing: false, account: null, permissions: [...PERMISSIONS.owner] };
  if (account === undefined) return { mode, isOwnerMissing, account: null, permissions: [] };
  const { id, name, email, role } = account;
  return { mode, isOwnerMissing, account: { id, name, email, role }, permissions: [...PERMISSIONS[role]] };
}

import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { Role } from '../../domain/actor.ts';
import { EvaluationError } from '../../domain/errors.ts';
import type { Account } from '../account-store.ts';
import type { Cookies, SignIn } from '../sign-in.ts';
import { StoreUnavailableError } from '../store-errors.ts';
import { rotateSession } from './rotate-session.ts';
import { tableNames } from './table-names.ts';

export type SignInOptions = {
  /** Both databases take times as text and yes and no as 1 and 0, which the library does for SQLite. */
  readonly db: Extract<BetterAuthOptions['database'], { readonly db: unknown }>['db'];
  /** What cookies are signed with; 32 characters at least. */
  readonly secret: string;
  /** Own address of the service; with https cookies are sent over nothing else. */
  readonly url: string;
  readonly newId: () => string;
};

/** Whoever comes back within a week stays signed in: another session takes the place of one that is a day old. */
const sessionSeconds = 7 * 24 * 60 * 60;

/** How the library is set up: accounts come from our own invitations, so that it makes none, and it sends nothing anywhere. */
export function signInOptions({ db, secret, url, newId }: SignInOptions) {
  return {
    appName: 'answer-evaluator',
    baseURL: url,
    secret,
    database: { db, type: 'sqlite' as const },
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true },
    rateLimit: { enabled: false },
    ...tableNames,
    // The library would renew a session under the same token.
    session: { ...tableNames.session, expiresIn: sessionSeconds, disableSessionRefresh: true },
    advanced: {
      cookiePrefix: 'answer-evaluator',
      useSecureCookies: url.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'strict' as const, httpOnly: true },
      ipAddress: { disableIpTracking: true },
      database: { generateId: newId, validateSchema: false },
    },
  } satisfies BetterAuthOptions;
}

/** Passwords and sessions as better-auth keeps them. */
export async function createSignIn(options: SignInOptions): Promise<SignIn> {
  const auth = betterAuth(signInOptions(options));
  const context = await auth.$context;
  const find: SignIn['find'] = (cookieHeader) =>
    orRefused(async () => {
      const found = await auth.api.getSession({ headers: new Headers({ cookie: cookieHeader }) });
      if (found === null) return undefined;
      const account = toAccount(found.user);
      if (account.isDisabled) return undefined;
      return { account, cookies: await rotateSession(context, found.session, Date.now()) };
    });
  return {
    cookieName: context.authCookies.sessionToken.name,
    hashPassword,
    isPassword: (password, hash) => verifyPassword({ password, hash }),
    open: (email, password) =>
      orRefused(async () => {
        const { headers, response } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true });
        const account = toAccount(response.user);
        if (!account.isDisabled) return { account, cookies: headers.getSetCookie() };
        await auth.api.signOut({ headers: cookiesOf(headers.getSetCookie()) });
        return undefined;
      }),
    find,
    async close(cookieHeader) {
      const headers = new Headers({ cookie: cookieHeader });
      const closed = await auth.api.signOut({ headers, returnHeaders: true });
      // The library says nothing of a session that it could not remove.
      if (await find(cookieHeader)) throw new StoreUnavailableError('the session could not be ended');
      return closed.headers.getSetCookie();
    },
  };
}

/**
 * Undefined where the library refuses somebody. Any other failure is not theirs: what the database failed with is the cause of the
 * library's own.
 */
async function orRefused<T>(action: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (!isAPIError(error)) throw error;
    if (error.status === 'UNAUTHORIZED') return undefined;
    throw error.cause instanceof EvaluationError ? error.cause : error;
  }
}

function cookiesOf(lines: Cookies): Headers {
  return new Headers({ cookie: lines.map((line) => line.split(';', 1)[0] ?? '').join('; ') });
}

function toAccount(user: {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly isDisabled: boolean;
  readonly createdAt: Date;
}): Account {
  const { id, name, email, role, isDisabled, createdAt } = user;
  return { id, name, email, role: role as Role, isDisabled, createdAt: createdAt.toISOString() };
}

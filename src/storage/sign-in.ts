import type { Account } from './account-store.ts';

/** Lines for Set-Cookie headers. */
export type Cookies = readonly string[];

/** Passwords and the sessions of those who are signed in. Cookies go in and out as they stand in headers. */
export type SignIn = {
  hashPassword(password: string): Promise<string>;
  isPassword(password: string, hash: string): Promise<boolean>;
  /**
   * Begin a session. Undefined, after about the same time, for a wrong password, an unknown address and a disabled account.
   */
  open(email: string, password: string): Promise<{ readonly account: Account; readonly cookies: Cookies } | undefined>;
  /** Whose session a Cookie header names; with cookies where it was renewed. Undefined if it is none, or is over. */
  find(cookieHeader: string): Promise<{ readonly account: Account; readonly cookies: Cookies } | undefined>;
  /** End the session that a Cookie header names, if it names one. */
  close(cookieHeader: string): Promise<Cookies>;
  /** The name under which the session's cookie comes. */
  readonly cookieName: string;
};

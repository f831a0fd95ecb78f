/** The service takes none that is shorter. */
const SHORTEST = 10;

type Problem = 'entry.password.short' | 'entry.password.differs' | undefined;

/** Say what is wrong with a new password that was typed twice; undefined if nothing is. */
export function passwordProblem(password: string, again: string): Problem {
  if (password.length < SHORTEST) return 'entry.password.short';
  return password === again ? undefined : 'entry.password.differs';
}

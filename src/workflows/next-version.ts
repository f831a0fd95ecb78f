/**
 * Number the next version of a question: 1.0.0 for the first one, else the minor number after the highest there is.
 *
 * @param known like `1.2.0`, in any order
 *
 * @example
 * nextVersion(['1.9.3', '1.10.0']); // '1.11.0'
 */
export function nextVersion(known: readonly string[]): string {
  const [highest] = known.map(toNumbers).sort((a, b) => b.major - a.major || b.minor - a.minor);
  return highest ? `${highest.major}.${highest.minor + 1}.0` : '1.0.0';
}

function toNumbers(version: string): { readonly major: number; readonly minor: number } {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return { major, minor };
}

import { execFileSync } from 'node:child_process';
import { relative, sep } from 'node:path';

/** Where a report's figures come from, apart from the data. */
export type Provenance = {
  /** Full hash; null outside a git checkout. */
  readonly commit: string | null;
  /** True if files other than reports differ from the commit; null outside a git checkout. */
  readonly hasUncommittedChanges: boolean | null;
  /** Given by the caller, else that of the commit, so that the same commit gives the same bytes. */
  readonly date: string | null;
  readonly node: string;
};

/** Ask git for the state of a checkout; reports do not count as changes, because writing one must not alter the next. */
export function readProvenance(root: string, reportDirectory: string, givenDate: string | undefined): Provenance {
  const git = (...args: readonly string[]): string | null => {
    try {
      return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      return null;
    }
  };
  const commit = git('rev-parse', 'HEAD');
  const reports = relative(root, reportDirectory).split(sep).join('/');
  const isInside = reports !== '' && !reports.startsWith('..');
  const status = git('status', '--porcelain', '--', '.', ...(isInside ? [`:(exclude)${reports}`] : []));
  const commitDate = git('log', '-1', '--format=%cI');
  return {
    commit,
    hasUncommittedChanges: status === null ? null : status !== '',
    date: givenDate ?? (commitDate === null ? null : new Date(commitDate).toISOString()),
    node: process.version,
  };
}
